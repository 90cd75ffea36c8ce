use super::*;
use crate::disk::OsDisk;

fn people(count: u8) -> Vec<PersonId> {
    (1..=count).map(|n| PersonId::from_bytes([n; 16])).collect()
}

fn key(ring: &FileKeyRing, person: &PersonId) -> Option<[u8; 32]> {
    ring.data_key(person).key().map(|key| *key.as_bytes())
}

#[test]
fn committed_keys_survive_and_what_nobody_counted_is_set_aside() {
    let outer = tempfile::tempdir().unwrap();
    let (folder, aside) = (outer.path().join("keyring"), outer.path().join("aside"));
    FileKeyRing::create(&OsDisk, &folder).unwrap();
    let write = |length| {
        let mut ring = FileKeyRing::read_only(&folder, length).unwrap();
        let notice = ring.prepare(&OsDisk, &aside).unwrap();
        (ring, notice)
    };
    let (mut ring, notice) = write(0);
    assert_eq!(notice, None);
    let (early, late) = (people(3), [PersonId::from_bytes([9; 16])]);
    ring.add(&early).unwrap();
    ring.commit().unwrap();
    let counted = ring.end();
    let kept: Vec<_> = early.iter().map(|person| key(&ring, person)).collect();
    assert!(kept.iter().all(Option::is_some));
    ring.add(&late).unwrap();
    ring.commit().unwrap();
    let whole = ring.end();
    drop(ring);

    let path = folder.join(DATA_KEYS);
    let sound = fs::read(&path).unwrap();
    let torn = usize::try_from(counted).unwrap();
    for change in [
        |rest: &mut Vec<u8>| rest.truncate(10),
        |rest: &mut Vec<u8>| rest.fill(0),
        |rest: &mut Vec<u8>| rest.extend([0; 4096]),
        |_: &mut Vec<u8>| {},
    ] {
        let mut rest = sound[torn..].to_vec();
        change(&mut rest);
        fs::write(&path, [&sound[..torn], &rest].concat()).unwrap();
        let reader = FileKeyRing::read_only(&folder, counted).unwrap();
        assert_eq!(early.iter().map(|p| key(&reader, p)).collect::<Vec<_>>(), kept);
        assert_eq!(key(&reader, &late[0]), None);
        let (mut ring, notice) = write(counted);
        let Some(Notice::TornEnd { aside, bytes }) = notice else { panic!("{notice:?}") };
        assert_eq!(fs::read(aside).unwrap(), rest);
        assert_eq!(bytes, rest.len() as u64);
        ring.add(&late).unwrap();
        ring.commit().unwrap();
        let reader = FileKeyRing::read_only(&folder, ring.end()).unwrap();
        assert!(key(&reader, &late[0]).is_some());
    }

    fs::write(&path, &sound).unwrap();
    for byte in 0..sound.len() {
        let mut flipped = sound.clone();
        flipped[byte] ^= 1;
        fs::write(&path, flipped).unwrap();
        assert!(FileKeyRing::read_only(&folder, whole).is_err(), "byte {byte}");
        fs::write(&path, &sound[..byte]).unwrap();
        assert!(FileKeyRing::read_only(&folder, whole).is_err(), "cut at {byte}");
    }
}

#[test]
fn a_ring_that_everybody_may_read_is_refused() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("keyring");
    FileKeyRing::create(&OsDisk, &folder).unwrap();
    for name in [MASTER_KEY, DATA_KEYS] {
        for (mode, taken) in [(0o644, false), (0o620, false), (0o640, true), (0o600, true)] {
            let path = folder.join(name);
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(FileKeyRing::read_only(&folder, 0).is_ok(), taken, "{name} {mode:o}");
        }
    }
}
