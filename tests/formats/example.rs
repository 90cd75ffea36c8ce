//! The worked example, made.

use super::*;

/// The two entries of the worked example, each with what it is made of.
pub(super) struct Example {
    pub(super) genesis: Made,
    pub(super) pact: Made,
    pub(super) ledger: LedgerId,
}

/// An entry at every stage of its road.
pub(super) struct Made {
    pub(super) event: Vec<u8>,
    pub(super) signed: Vec<u8>,
    pub(super) body: Vec<u8>,
    pub(super) leaf: [u8; LEAF_BYTES],
    entry: Entry,
}

impl Made {
    fn new(signed: &SignedEvent, entry: Entry) -> Self {
        let (event, leaf) = (signed.event.clone(), entry.leaf.to_bytes());
        Self { event, signed: bytes_of(signed), body: entry.body.clone(), leaf, entry }
    }
}

impl Example {
    pub(super) fn make() -> Self {
        let [admin, person] =
            [ADMIN_SEED, PERSON_SEED].map(|seed| Author::new(SigningKey::from_bytes(&seed)));
        let created = LedgerCreated {
            origin: parsed("ikrar.example.id/muba"),
            agency: parsed("16.06"),
            name: parsed("Kabupaten Musi Banyuasin"),
            zone: Zone::Wib,
            admin: admin.public_key(),
        };
        let created = event_bytes(GENESIS_ID, Fact::from(created));
        let ledger = LedgerId::of(&created);
        let signed = admin.sign(&ledger, created);
        let entry = Entry::after(&Head::default(), instant(GENESIS_MILLIS), seal::clear(&signed));
        let head = Head::default().follow(&entry.leaf).expect("the first entry follows");
        let genesis = Made::new(&signed, entry);

        let pact = PactSigned {
            person: None,
            campaign: parsed("muba-2024"),
            text_hash: Digest::of(PACT_TEXT.as_bytes()),
            signed_on: Date::new(2023, 12, 27).expect("a date"),
            method: Method::OwnKey,
            scan: None,
        };
        let signed = person.sign(&ledger, event_bytes(PACT_ID, Fact::from(pact)));
        let recorded_at = instant(PACT_MILLIS);
        let place = Place { seq: head.next_seq(), recorded_at };
        let (subject, key) = (PersonId::from_bytes(PERSON), DataKey::from_bytes(DATA_KEY));
        let body = seal::seal(&signed, &subject, &key.of_entry(place.seq), place, NONCE);
        let pact = Made::new(&signed, Entry::after(&head, recorded_at, body));
        Self { genesis, pact, ledger }
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        let mut part = |name: &str, bytes: &[u8]| {
            let count = bytes.len();
            writeln!(text, "{name} ({count} bytes)").expect("a string takes text");
            for line in bytes.chunks(32) {
                writeln!(text, "  {}", HEXLOWER.encode(line)).expect("a string takes text");
            }
        };
        for (who, seed) in [("admin", ADMIN_SEED), ("person", PERSON_SEED)] {
            let author = Author::new(SigningKey::from_bytes(&seed));
            part(&format!("{who}: private key (seed)"), &seed);
            part(&format!("{who}: public key"), author.public_key().as_bytes());
            part(&format!("{who}: key id"), author.id().as_bytes());
        }
        part("entry 0: event, ledger-created", &self.genesis.event);
        part("ledger id", self.ledger.as_bytes());
        part("entry 0: signed event", &self.genesis.signed);
        part("entry 0: clear body", &self.genesis.body);
        part("entry 0: body hash", self.genesis.entry.leaf.body_hash.as_bytes());
        part("entry 0: link", self.genesis.entry.leaf.link.as_bytes());
        part("entry 0: leaf", &self.genesis.leaf);
        part("entry 1: event, pact-signed", &self.pact.event);
        part("entry 1: signed event", &self.pact.signed);
        part("entry 1: subject, a person id", &PERSON);
        part("entry 1: the subject's data key", &DATA_KEY);
        let key = DataKey::from_bytes(DATA_KEY).of_entry(self.pact.entry.leaf.seq);
        part("entry 1: the key of the entry", key.as_bytes());
        part("entry 1: nonce", &NONCE);
        part("entry 1: sealed body", &self.pact.body);
        part("entry 1: body hash", self.pact.entry.leaf.body_hash.as_bytes());
        part("entry 1: link", self.pact.entry.leaf.link.as_bytes());
        part("entry 1: leaf", &self.pact.leaf);
        let (person, officers) =
            (ListOf::Person(PersonId::from_bytes(PERSON)), ListOf::Topic(Topic::Officers));
        let mut directory = Directory::default();
        for Made { entry, .. } in [&self.genesis, &self.pact] {
            directory.add(&entry.leaf, &entry.body);
        }
        for (whose, list, entry) in [
            ("person", person, &self.pact.entry),
            ("topic officers", officers, &self.genesis.entry),
        ] {
            let start = list.start(&self.ledger);
            part(&format!("label of the {whose}"), list.label(&self.ledger).as_bytes());
            part(&format!("list of the {whose}, empty"), start.as_bytes());
            let number = entry.leaf.seq;
            let with = start.with(&entry.leaf);
            part(&format!("list of the {whose}, with entry {number}"), with.as_bytes());
        }
        let proof = directory.tree().prove(person.label(&self.ledger).as_bytes());
        part("proof of the person's list", &proof);
        let (names, names_key) = self.names(&mut part);
        let roots = Roots { names, names_key, ..directory.roots(None) };
        part("root over all lists", roots.lists.as_bytes());
        part("names root, of this number alone", roots.names.as_bytes());
        let head = self.pact.entry.leaf.head();
        let body = roots.to_body(head.next_seq());
        let entry = Entry::after(&head, instant(DIRECTORY_MILLIS), body);
        part("entry 2: body, a directory entry", &entry.body);
        part("entry 2: leaf", &entry.leaf.to_bytes());
        let mut tree = Frontier::default();
        for entry in [&self.genesis.entry, &self.pact.entry, &entry] {
            let hash = leaf_hash(&entry.leaf.to_bytes());
            tree.push(hash);
            part(&format!("tree: hash of leaf {}", entry.leaf.seq), hash.as_bytes());
            part(&format!("tree: root of size {}", tree.size()), tree.root().as_bytes());
        }
        text
    }

    /// The root of a names tree in which the person's number alone stands, and its key.
    fn names(&self, part: &mut impl FnMut(&str, &[u8])) -> (TreeHash, vrf::PublicKey) {
        let secret = SecretKey::from_bytes(&NAMES_SECRET).expect("a number below the order");
        let number: Identifier = parsed("199912292023031004");
        let input = names::input(&self.ledger, number);
        let (output, vrf) = secret.prove(&input);
        let (label, person) = (names::label(&output), PersonId::from_bytes(PERSON));
        let value = names::value(&self.ledger, &person, number);
        part("names: secret key", &NAMES_SECRET);
        part("names: public key", secret.public().as_bytes());
        part("names: input of the person's number 199912292023031004", &input);
        part("names: proof of the output", vrf.as_bytes());
        part("names: output", output.as_bytes());
        part("names: label", &label);
        part("names: value", &value);
        let mut held = Patricia::default();
        held.insert(label, value);
        (held.root(), *secret.public())
    }
}
