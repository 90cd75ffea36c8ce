use data_encoding::HEXLOWER;

use super::*;

const LEDGER: &str = "7db9155286215406596c349672ed287f6d0a992ba225323a5b7f9586a30fd27d";
const LEAVES: [&str; 2] = [
    concat!(
        "0100000000000000000000018c231aad00321ac9133e92e877a2b55f8ba36f13e511aa31a1fad314",
        "a74b1c0e8b163679b5c7386c15d732b4ca4eed16fcb04e728d5c5cac8ad7148300d3e75dd1370e857d",
    ),
    concat!(
        "0100000000000000010000018ca9000500ea7c7cadf6c2b4327b21eef8ce70ece26b29fbedc131ca",
        "22b12f7f8028ef2eba778c2ec0520b8916fe23790e22f4d5e151a62a044cc189c5356045517f0cbd3e",
    ),
];
const PERSON: ListOf = ListOf::Person(PersonId::from_bytes([0x20; 16]));
const OFFICERS: ListOf = ListOf::Topic(Topic::Officers);

fn leaf(number: usize) -> Leaf {
    let bytes = HEXLOWER.decode(LEAVES[number].as_bytes()).unwrap();
    Leaf::from_bytes(&bytes.try_into().unwrap()).unwrap()
}

#[test]
fn many_entries_are_added_as_each_is_by_itself() {
    let body = |number: usize| match number % 7 {
        0 => vec![1, 9],
        1 => vec![1, KIND_DIRECTORY],
        _ => [vec![1, 1], vec![u8::try_from(number * number % 5).unwrap(); 16]].concat(),
    };
    let entries: Vec<(Leaf, Vec<u8>)> = (0..200)
        .map(|number| (Leaf { seq: Seq::new(number as u64), ..leaf(1) }, body(number)))
        .collect();
    let begun = || {
        let mut directory = Directory::default();
        directory.begin(LEDGER.parse().unwrap());
        directory
    };
    let (mut alone, mut together) = (begun(), begun());
    for (leaf, body) in &entries {
        alone.add(leaf, body);
    }
    for some in entries.chunks(50) {
        together.add_all(some.iter().map(|(leaf, body)| (leaf, body.as_slice())));
    }
    assert_eq!(alone.size(), together.size());
    assert_eq!(alone.roots(None), together.roots(None));
}

/// The values that an independent program gave for the same two entries, and that torchwood's
/// verifier accepted.
#[test]
fn labels_lists_and_root_are_those_of_the_vectors() {
    let ledger: LedgerId = LEDGER.parse().unwrap();
    let person = PERSON.start(&ledger).with(&leaf(1));
    let officers = OFFICERS.start(&ledger).with(&leaf(0));
    let said = [
        (
            PERSON.label(&ledger).to_string(),
            "aff455a5bbcc13319ada11f59df5a1e5e62115276d68445b89f706c54db1569d",
        ),
        (
            PERSON.start(&ledger).to_string(),
            "65a971d121bcb5d72afb9eb5a08ebdb99efc42fbc49522ababcbb49d1a7c20dc",
        ),
        (person.to_string(), "7917e3416103d1fe1bca51dae1d2084c8bab93784647f6ee071d16d12d750eb8"),
        (
            OFFICERS.label(&ledger).to_string(),
            "0869774a0450f37fb67afdd6bb1bb4007127ce8a35a60ea0b926d7ebad110563",
        ),
        (officers.to_string(), "8c1e37cabab3c5328c033ba3d206d80c6988aca7bb2d54b6c7b53641e0168b41"),
        (
            ListOf::Topic(Topic::Ceremonies).start(&ledger).to_string(),
            "7c039d5259d2a0e3e00d75bff6e2a55ab15b5939e4544249d3b4844a8d6723c0",
        ),
    ];
    for (found, wanted) in said {
        assert_eq!(found, wanted);
    }
    let mut directory = Directory::default();
    directory.begin(ledger);
    directory.changed.insert(PERSON.label(&ledger), person);
    directory.changed.insert(OFFICERS.label(&ledger), officers);
    let roots = directory.roots(None);
    let root = "11023f53e4aeaacaee7b5b368bc10a7aae05e3428209a67a6994eb2892d02b6b";
    assert_eq!(roots.lists.to_string(), root);
    let proof = directory.tree().prove(PERSON.label(&ledger).as_bytes());
    let steps = "03895d11fb5806b427b8258271e14251b81a49bc5261036ba4b9d920360b1591b2\
        01b43ef7c757408a09e3df16cd695f22ef37dee9d60e1d861f6174739ec783dde8\
        0094b315f1a8eca4c295813201b098bc37202a607778745dc8e8282d756ea16f86";
    assert_eq!(HEXLOWER.encode(&proof), steps);
    let absent = directory.tree().prove(&[0; 32]);
    let neighbour = [&[0x20][..], OFFICERS.label(&ledger).as_bytes()].concat();
    assert!(absent.starts_with(&neighbour));
    assert_eq!(patricia::verify(&roots.lists, &[0; 32], None, &absent), Ok(()));

    let body = roots.to_body(Seq::new(2));
    let hash = "b08da1fe0e1d43191b5a8a92dd95e136b03a0124f497bef0e5700e17b5e192d5";
    assert_eq!(crate::value::Digest::of(&body).to_string(), hash);
    assert_eq!(Roots::from_body(&body, Seq::new(2)), Ok(roots));
    assert_eq!(directory.check(&body, Seq::new(2)), Ok(()));
}

#[test]
fn a_directory_entry_of_another_form_number_or_root_is_none() {
    let roots = Roots::without_names(TreeHash::from_bytes([7; 32]));
    let body = roots.to_body(Seq::new(5));
    assert_eq!(body.len(), 106);
    let read = |body: &[u8]| Roots::from_body(body, Seq::new(5));
    for bytes in [&body[..105], &[&body[..], &[0]].concat(), &[], &[1, 1]] {
        assert_eq!(read(bytes), Err(DirectoryError::Form));
    }
    let other = Roots::from_body(&body, Seq::new(4));
    assert_eq!(other, Err(DirectoryError::Number(Seq::new(5))));
    let mut directory = Directory::default();
    let wrong = directory.check(&body, Seq::new(5));
    assert!(matches!(wrong, Err(DirectoryError::Lists { .. })));
    // Without a key of names there is no root of them.
    let without_key = Roots { names: TreeHash::from_bytes([1; 32]), ..roots };
    assert_eq!(read(&without_key.to_body(Seq::new(5))), Err(DirectoryError::Form));
    let with_key = Roots { names_key: PublicKey::from_bytes([1; 32]), ..without_key };
    assert_eq!(read(&with_key.to_body(Seq::new(5))), Ok(with_key));
}
