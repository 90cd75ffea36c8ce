//! Key files: what they are called, who may read them, and what opening them costs.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::{mode, sh, there, told};
use crate::cli::Office;

/// `key new -o x.pub` made a private key look like the file that one hands over.
#[test]
fn keys_get_names_that_tell_them_apart() {
    let office = Office::new();
    for name in ["x.pub", "x.PUB"] {
        office.fails(2, &format!("key new --no-passphrase -o {name}"));
        assert!(!there(&office, name));
    }
    for (name, public) in
        [("k.v1", "k.v1.pub"), ("k.v2", "k.v2.pub"), ("k", "k.pub"), ("m.key", "m.pub")]
    {
        office.ok(&format!("key new --no-passphrase -o {name}"));
        let shown = office.json(&format!("key show {public}"));
        assert_eq!(shown, office.json(&format!("key show {name}")));
    }
    office.write("half.pub", "mine");
    let told = office.fails(2, "key new --no-passphrase -o half.pem");
    assert!(told.contains("half.pub"), "{told}");
    assert!(!there(&office, "half.pem"), "nothing is left half-way");
    assert_eq!(office.read("half.pub"), "mine");
}

#[test]
fn a_private_key_is_for_its_holder_alone() {
    let office = Office::new();
    for (mask, name) in [("0777", "a.pem"), ("0000", "b.pem")] {
        sh(&office, &format!("umask {mask}; ikrar key new --no-passphrase -o {name}"));
        assert_eq!(mode(&office, name), 0o600, "{mask}");
        office.ok(&format!("key show {name}"));
    }
    let sign = "--key budi.pem pact sign --yes --campaign campaign.json";
    for open in [0o640, 0o604, 0o620, 0o601, 0o666] {
        let key = office.path().join("budi.pem");
        fs::set_permissions(&key, Permissions::from_mode(open)).expect("a mode");
        for line in [sign, "key show budi.pem"] {
            let told = office.fails(2, line);
            let told_mode = format!("{open:04o}");
            assert!(told.contains("chmod 600 budi.pem") && told.contains(&told_mode), "{told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
        fs::set_permissions(&key, Permissions::from_mode(0o400)).expect("a mode");
        office.ok(sign);
    }
    let public = office.path().join("budi.pub");
    fs::set_permissions(public, Permissions::from_mode(0o666)).expect("a mode");
    office.ok("key show budi.pub");
}

#[test]
fn a_ledger_is_for_its_owner_alone_whatever_the_umask() {
    let office = Office::new();
    for mask in ["0000", "0777"] {
        let make = "ikrar --key admin.pem init --origin a.example/b --agency 16 --name B";
        let import = "ikrar --key admin.pem officer enroll --role registrar --office X \
                      --public-key registrar.pub";
        let folder = format!("under-{mask}");
        let made = format!("umask {mask}; export IKRAR_LEDGER={folder}; {make} && {import}");
        let output = sh(&office, &made);
        assert!(output.status.success(), "{}", told(&output));
        let mut open = vec![office.path().join(&folder)];
        let mut files = 0;
        while let Some(path) = open.pop() {
            let found = fs::metadata(&path).expect("a file");
            let expected = if found.is_dir() { 0o700 } else { 0o600 };
            let path_mode = found.permissions().mode() & 0o7777;
            assert_eq!(path_mode, expected, "{}: {path_mode:o}", path.display());
            files += u32::from(found.is_file());
            if found.is_dir() {
                open.extend(fs::read_dir(&path).unwrap().map(|item| item.unwrap().path()));
            }
        }
        assert!(files > 7, "{files} files");
    }
}

/// The file itself says how dear its passphrase is: somebody else's could take all memory.
#[test]
fn a_key_that_costs_too_much_to_open_is_refused() {
    let office = Office::new();
    for cost in COSTLY_KEYS {
        office.write("dear.pem", cost);
        let path = office.path().join("dear.pem");
        fs::set_permissions(path, Permissions::from_mode(0o600)).expect("a mode");
        let script = "ulimit -v 2000000; export IKRAR_PASSPHRASE=x; \
                      ikrar --key dear.pem pact sign --yes --campaign campaign.json";
        let output = sh(&office, script);
        let told = told(&output);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("too costly"), "{told}");
    }
}

/// No key is in them: scrypt with 16 GiB, with 17 lanes, and with blocks of 60,000; PBKDF2 with 90
/// million rounds.
const COSTLY_KEYS: [&str; 4] = [
    "\
-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGVMFEGCSqGSIb3DQEFDTBEMCMGCSsGAQQB2kcECzAWBAgwMTIzNDU2NwIEAQAA
AAIBCAIBATAdBglghkgBZQMEASoEEDAwMDAwMDAwMDAwMDAwMDAEQHh4eHh4eHh4
eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4
eHh4eHh4eHg=
-----END ENCRYPTED PRIVATE KEY-----
",
    "\
-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAgwMTIzNDU2NwICQAAC
AQgCAREwHQYJYIZIAWUDBAEqBBAwMDAwMDAwMDAwMDAwMDAwBEB4eHh4eHh4eHh4
eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4
eHh4eHh4
-----END ENCRYPTED PRIVATE KEY-----
",
    "\
-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGVMFEGCSqGSIb3DQEFDTBEMCMGCSsGAQQB2kcECzAWBAgwMTIzNDU2NwICQAAC
AwDqYAIBATAdBglghkgBZQMEASoEEDAwMDAwMDAwMDAwMDAwMDAEQHh4eHh4eHh4
eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4
eHh4eHh4eHg=
-----END ENCRYPTED PRIVATE KEY-----
",
    "\
-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGdMFkGCSqGSIb3DQEFDTBMMCsGCSqGSIb3DQEFDDAeBAgwMTIzNDU2NwIEBV1K
gDAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQMDAwMDAwMDAwMDAwMDAwMARA
eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4
eHh4eHh4eHh4eHh4eHh4eA==
-----END ENCRYPTED PRIVATE KEY-----
",
];
