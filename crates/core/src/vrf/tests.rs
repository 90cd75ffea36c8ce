use data_encoding::HEXLOWER;

use super::*;

fn array<const N: usize>(text: &str) -> [u8; N] {
    HEXLOWER.decode(text.as_bytes()).unwrap().try_into().unwrap()
}

/// The vector of the specification.
#[test]
fn proof_and_output_are_those_of_the_vector() {
    let secret = "3431c2b03533e280b23232e280b34e2c3132c2b03238e280b23131e280b34500";
    let public = "54136cd90d99fbd1d4e855d9556efea87ba0337f2a6ce22028d0f5726fcb854e";
    let point = "f245308737c2a888ba56448c8cdbce9d063b57b147e063ce36c580194ef31a63";
    let nonce = "d32fcc5ae91ba05704da9df434f22fd4c2c373fdd8294bbb58bf27292aeec00a";
    let proof = "0a97d961262fb549b4175c5117860f42ae44a123f93c476c439eddd1c0cff9265c805525233e2284\
        dbed45e593b8eea31d5ca9734d72bcbba9738d5237f955f3b2422351149d1312503b6441a47c940c";
    let output = "dd653f0879b48c3ef69e13551239bec4cbcc1c18fe8894de2e9e1c790e18273603bf1c6c25d7a797\
        aeff3c43fd32b974d3fcbd4bcce916007097922a3ea3a794";
    let key = SecretKey::from_bytes(&array(secret)).unwrap();
    let input = b"c2sp.org/vrf-r255";
    assert_eq!(key.public().to_string(), public);
    let made = point_of(key.public(), input).compress();
    assert_eq!(HEXLOWER.encode(made.as_bytes()), point);
    assert_eq!(HEXLOWER.encode(key.nonce(&made).as_bytes()), nonce);
    let (made_output, made_proof) = key.prove(input);
    assert_eq!((made_proof.to_string(), made_output.to_string()), (proof.into(), output.into()));
    assert_eq!(key.output(input), made_output);
    assert_eq!(key.public().verify(input, &made_proof), Ok(made_output));
}

#[test]
fn bytes_of_no_key_are_none() {
    assert!(SecretKey::from_bytes(&[0; 32]).is_none());
    assert!(SecretKey::from_bytes(&[0xff; 32]).is_none());
    assert!(SecretKey::from_random(&[0; 64]).is_none());
    let key = SecretKey::from_random(&[7; 64]).unwrap();
    let again = SecretKey::from_bytes(&key.to_bytes()).unwrap();
    assert_eq!(again.public(), key.public());
    let (_, proof) = key.prove(b"input");
    for none in [[0; 32], [0xff; 32]] {
        assert_eq!(PublicKey(none).verify(b"input", &proof), Err(VrfError::Key));
    }
}

#[test]
fn a_flipped_byte_proves_nothing() {
    let key = SecretKey::from_random(&[9; 64]).unwrap();
    let (_, proof) = key.prove(b"input");
    for place in 0..80 {
        let mut other = proof;
        other.0[place] ^= 1;
        let refused = key.public().verify(b"input", &other);
        assert!(matches!(refused, Err(VrfError::Form | VrfError::Proof)), "{place}");
    }
}
