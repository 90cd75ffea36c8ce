//! As much of HTTP/1.1 as a witness needs: one request a connection, read whole, answered whole.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) body: Vec<u8>,
}

/// What is answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media: &'static str,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn text(status: u16, body: String) -> Self {
        Self { status, media: "text/plain; charset=utf-8", body }
    }

    pub(super) fn write(&self, stream: &mut TcpStream) -> io::Result<()> {
        let Self { status, media, body } = self;
        let reason = match status {
            200 => "OK",
            400 => "Bad Request",
            403 => "Forbidden",
            404 => "Not Found",
            409 => "Conflict",
            411 => "Length Required",
            413 => "Content Too Large",
            422 => "Unprocessable Content",
            _ => "Internal Server Error",
        };
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status} {reason}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n{body}"
        )?;
        stream.flush()
    }
}

/// Reads a request with a body of at most so many bytes. The status that says what is wrong with
/// it, or none where nobody waits for an answer.
pub(super) fn read(stream: &mut TcpStream, body_max: usize) -> Result<Request, Option<u16>> {
    let patience = |stream: &TcpStream| {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))
    };
    patience(stream).map_err(|_| None)?;
    let mut bytes = Vec::new();
    loop {
        if let Some((head, length)) = parse(&bytes, body_max).map_err(Some)? {
            return body(stream, bytes, head, length);
        }
        if more(stream, &mut bytes)? == 0 {
            return Err(None);
        }
    }
}

/// A head that is whole: method and path, where the body begins, and how long it is.
type Head = ((String, String, usize), usize);

fn parse(bytes: &[u8], body_max: usize) -> Result<Option<Head>, u16> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut head = httparse::Request::new(&mut headers);
    let start = match head.parse(bytes) {
        Ok(httparse::Status::Complete(start)) => start,
        Ok(httparse::Status::Partial) if bytes.len() < HEAD_BYTES_MAX => return Ok(None),
        _ => return Err(400),
    };
    let (Some(method), Some(path)) = (head.method, head.path) else { return Err(400) };
    let named = |name: &str| {
        let all = head.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        all.map(|header| header.value).collect::<Vec<_>>()
    };
    if !named("transfer-encoding").is_empty() {
        return Err(411);
    }
    let length = match named("content-length").as_slice() {
        [] if method == "POST" => return Err(411),
        [] => 0,
        [length] => {
            let digits = str::from_utf8(length).map_err(|_| 400_u16)?;
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            let number = is_number.then(|| digits.parse().ok()).flatten();
            number.ok_or(400_u16)?
        }
        _ => return Err(400),
    };
    if length > body_max {
        return Err(413);
    }
    Ok(Some(((method.to_owned(), path.to_owned(), start), length)))
}

fn body(
    stream: &mut TcpStream,
    mut bytes: Vec<u8>,
    (method, path, start): (String, String, usize),
    length: usize,
) -> Result<Request, Option<u16>> {
    while bytes.len() < start + length {
        if more(stream, &mut bytes)? == 0 {
            return Err(None);
        }
    }
    let body = bytes.get(start..start + length).unwrap_or_default().to_vec();
    Ok(Request { method, path, body })
}

fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Result<usize, Option<u16>> {
    let mut chunk = [0; 4096];
    let count = stream.read(&mut chunk).map_err(|_| None)?;
    bytes.extend_from_slice(chunk.get(..count).unwrap_or_default());
    Ok(count)
}

/// How long somebody who asks is waited for, each time.
const PATIENCE: Duration = Duration::from_secs(10);
const HEAD_BYTES_MAX: usize = 16 << 10;
const HEADERS_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Option<(String, usize)>, u16> {
        let head = parse(text.as_bytes(), 100)?;
        Ok(head.map(|((method, path, _), length)| (format!("{method} {path}"), length)))
    }

    #[test]
    fn a_request_is_read_whole_or_refused() {
        let post = "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n";
        assert_eq!(parsed(post), Ok(Some(("POST /add-checkpoint".to_owned(), 7))));
        assert_eq!(parsed(&post[..post.len() - 2]), Ok(None));
        assert_eq!(parsed("GET /x HTTP/1.1\r\n\r\n"), Ok(Some(("GET /x".to_owned(), 0))));
        for (wrong, status) in [
            (post.replace("Content-Length: 7\r\n", ""), 411),
            (post.replace("Content-Length: 7", "Transfer-Encoding: chunked"), 411),
            (post.replace("Length: 7", "Length: +7"), 400),
            (post.replace("Length: 7", "Length: "), 400),
            (post.replace("Length: 7", "Length: 7\r\nContent-Length: 8"), 400),
            (post.replace("Length: 7", "Length: 101"), 413),
            (post.replace("HTTP/1.1", "HTTP/9.9"), 400),
            (format!("GET /{}", "x".repeat(HEAD_BYTES_MAX)), 400),
        ] {
            assert_eq!(parsed(&wrong), Err(status), "{wrong}");
        }
    }
}
