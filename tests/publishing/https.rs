//! A witness and a published log behind TLS, with a certificate of an authority that was made up.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::{fs, thread};

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::Value;

use super::{MONITOR, add, lines, logged, office, serve};
use crate::cli::Office;

/// The authority that vouches for `localhost`.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/publishing/tls/ca.pem");

/// A server that ends TLS and asks `answer` for what it replies; gives its port.
fn behind_tls(answer: impl Fn(&[u8]) -> Vec<u8> + Send + Sync + 'static) -> u16 {
    let chain = CertificateDer::from_pem_slice(include_bytes!("tls/server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server.key")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    let config = Arc::new(config.with_single_cert(vec![chain], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let session = ServerConnection::new(config.clone()).unwrap();
            let mut stream = BufReader::new(StreamOwned::new(session, stream));
            // Who is not believed hangs up.
            let Some(request) = request(&mut stream) else { continue };
            let stream = stream.get_mut();
            stream.write_all(&answer(&request)).ok();
            stream.conn.send_close_notify();
            stream.flush().ok();
        }
    });
    port
}

/// Head and body of a request.
fn request(stream: &mut BufReader<impl Read>) -> Option<Vec<u8>> {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let start = head.len();
        stream.read_line(&mut head).ok().filter(|read| *read > 0)?;
        let line = head[start..].to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some([head.into_bytes(), body].concat())
}

/// A result as JSON, where the authority is trusted or only those of the machine.
fn json(office: &Office, line: &str, is_trusted: bool) -> Option<Value> {
    let mut command = office.command(&format!("--format json {line}"));
    if is_trusted {
        command.env("SSL_CERT_FILE", ROOT);
    }
    let output = command.output().unwrap();
    serde_json::from_slice(&output.stdout).ok()
}

#[test]
fn a_witness_behind_tls_is_asked_if_the_machine_trusts_it() {
    let office = office();
    let serving = serve(&office);
    add(&office, &serving);
    let place = serving.place.clone();
    let port = behind_tls(move |request| {
        let mut stream = TcpStream::connect(&place).unwrap();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    });
    let known = office.read("ledger/witnesses.toml");
    let plain = format!("http://{}/", serving.place);
    let known = known.replace(&plain, &format!("https://localhost:{port}/"));
    assert!(known.contains("https://"), "{known}");
    office.write("ledger/witnesses.toml", known);
    let refused = json(&office, "publish", false).unwrap();
    assert_eq!((&refused["witnesses"][0]["cosigned"], lines(&office)), (&false.into(), 1));
    let asked = json(&office, "publish", true).unwrap();
    assert_eq!((&asked["witnesses"][0]["cosigned"], lines(&office)), (&true.into(), 2));
}

#[test]
fn a_log_behind_tls_is_read_if_the_machine_trusts_it() {
    let office = logged();
    let folder = office.path().join("ledger/public");
    let port = behind_tls(move |request| {
        let line = String::from_utf8_lossy(request);
        let name = line.split(' ').nth(1).unwrap_or_default().trim_start_matches("/log/");
        let (status, bytes) = match fs::read(folder.join(name)) {
            Ok(bytes) => ("200 OK", bytes),
            Err(_) => ("404 Not Found", Vec::new()),
        };
        let length = bytes.len();
        let head =
            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        [head.into_bytes(), bytes].concat()
    });
    let far = MONITOR.replace("ledger/public", &format!("https://localhost:{port}/log/"));
    assert!(json(&office, &far, false).is_none());
    // The certificate is for another name than that.
    let other = far.replace("localhost", "127.0.0.2");
    assert!(json(&office, &other, true).is_none());
    let seen = json(&office, &far, true).unwrap();
    assert_eq!(seen["size"], seen["entries"]);
}
