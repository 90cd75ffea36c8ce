use std::fs;
use std::os::unix::fs::PermissionsExt;

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

/// One person's key is found near its place, in records of any size, and all others by whoever asks
/// for somebody else after all.
#[test]
fn the_key_of_one_person_is_found_where_all_find_it() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("keyring");
    FileKeyRing::create(&OsDisk, &folder).unwrap();
    let id = |number: u32| PersonId::from_bytes(sixteen(number));
    let mut ring = FileKeyRing::read_only(&folder, 0).unwrap();
    ring.prepare(&OsDisk, outer.path()).unwrap();
    for (from, to) in [(0, 1), (1, 3), (3, 600), (600, 601), (601, 1_400)] {
        ring.add(&(from..to).map(id).collect::<Vec<_>>()).unwrap();
        ring.commit().unwrap();
    }
    let all = FileKeyRing::read_only(&folder, ring.end()).unwrap();
    for number in (0..1_400).step_by(7) {
        let right = key(&all, &id(number));
        assert!(right.is_some());
        for nth in [number, number.saturating_sub(3), number + 400, u32::MAX] {
            let one = FileKeyRing::at_rest(&folder, ring.end()).unwrap();
            one.ready_for(&id(number), nth).unwrap();
            assert!(nth != number || one.recorded.get().is_none(), "all were opened for {number}");
            assert_eq!(key(&one, &id(number)), right);
            assert_eq!(key(&one, &id(9)), key(&all, &id(9)));
        }
    }
    let one = FileKeyRing::at_rest(&folder, ring.end()).unwrap();
    one.ready_for(&id(2_000), 5).unwrap();
    assert_eq!(key(&one, &id(2_000)), None);
}

/// Sixteen bytes that differ from number to number.
fn sixteen(number: u32) -> [u8; 16] {
    let mixed = u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    mixed.to_be_bytes()
}

#[test]
fn a_ring_that_everybody_may_read_is_refused() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("keyring");
    FileKeyRing::create(&OsDisk, &folder).unwrap();
    for name in [MASTER_KEY, NAMES_KEY, DATA_KEYS] {
        for (mode, taken) in [(0o644, false), (0o620, false), (0o640, true), (0o600, true)] {
            let path = folder.join(name);
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(FileKeyRing::read_only(&folder, 0).is_ok(), taken, "{name} {mode:o}");
        }
    }
}

/// Each flipped or missing byte, and the key of another ring.
#[test]
fn a_key_of_names_opens_whole_under_its_master_key_or_not_at_all() {
    let outer = tempfile::tempdir().unwrap();
    let [folder, other] = ["keyring", "other"].map(|name| outer.path().join(name));
    for folder in [&folder, &other] {
        FileKeyRing::create(&OsDisk, folder).unwrap();
    }
    let key = |folder: &Path| {
        let key = FileKeyRing::at_rest(folder, 0).unwrap().names_key()?;
        Ok::<_, KeyRingError>(*key.expect("a ring in a folder has one").public())
    };
    let (sound, path) = (key(&folder).unwrap(), folder.join(NAMES_KEY));
    assert_ne!(sound, key(&other).unwrap());
    let bytes = fs::read(&path).unwrap();
    assert_eq!(bytes.len(), 79);
    for place in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[place] ^= 1;
        for wrong in [&altered[..], &bytes[..place]] {
            fs::write(&path, wrong).unwrap();
            let damage = KeyDamage::Altered;
            assert_eq!(key(&folder), Err(KeyRingError::Damaged { path: path.clone(), damage }));
            assert!(FileKeyRing::read_only(&folder, 0).is_err());
        }
    }
    fs::copy(other.join(NAMES_KEY), &path).unwrap();
    assert!(key(&folder).is_err());
    fs::write(&path, &bytes).unwrap();
    assert_eq!(key(&folder), Ok(sound));
    FileKeyRing::renew_names(&OsDisk, &folder).unwrap();
    assert_ne!(key(&folder), Ok(sound));
}
