//! Vectors of the verifiable random function: outputs, and proofs that hold or do not.

use data_encoding::HEXLOWER;
use ikrar_core::vrf::{Output, Proof, PublicKey, SecretKey};

#[test]
fn proofs_hold_exactly_where_others_say_so() {
    let (mut good, mut bad) = (0, 0);
    let lines = include_str!("vrf-r255.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["good", secret, public, input, proof, output] => {
                let (public, proof): (PublicKey, Proof) =
                    (public.parse().unwrap(), proof.parse().unwrap());
                let (output, input): (Output, _) = (output.parse().unwrap(), bytes(input));
                let secret = SecretKey::from_bytes(&bytes(secret).try_into().unwrap()).unwrap();
                assert_eq!(*secret.public(), public);
                assert_eq!(secret.prove(&input), (output, proof));
                assert_eq!(secret.output(&input), output);
                assert_eq!(public.verify(&input, &proof), Ok(output));
                good += 1;
            }
            ["bad", public, input, proof] => {
                let (public, proof): (PublicKey, Proof) =
                    (public.parse().unwrap(), proof.parse().unwrap());
                assert!(public.verify(&bytes(input), &proof).is_err(), "{line}");
                bad += 1;
            }
            _ => panic!("{line}"),
        }
    }
    assert_eq!((good, bad), (8, 13));
}

fn bytes(text: &str) -> Vec<u8> {
    if text == "-" { Vec::new() } else { HEXLOWER.decode(text.as_bytes()).unwrap() }
}
