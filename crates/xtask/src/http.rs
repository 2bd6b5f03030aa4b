//! A small HTTP/1.1 client over one kept connection: all that the commands need to ask the server on this machine.

use serde_json::Value;
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A kept connection to a server on this machine.
pub struct Connection {
    stream: BufReader<TcpStream>,
    port: u16,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, decoded from chunks.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; anything else is null.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// What to ask.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// Path and query.
    pub path: String,
    /// The access token, if one is needed.
    pub token: Option<String>,
    /// The `Idempotency-Key`, if one is needed.
    pub key: Option<String>,
    /// The JSON body, if there is one.
    pub body: Option<Value>,
}

impl Question {
    /// A GET of `path`.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), ..Self::default() }
    }

    /// A POST of `body` to `path`.
    pub fn post(path: impl Into<String>, body: Value) -> Self {
        Self { method: "POST", path: path.into(), body: Some(body), ..Self::default() }
    }

    /// The same, asked by the one whom the token names.
    pub fn signed_in(mut self, token: &str) -> Self {
        self.token = Some(token.into());
        self
    }

    /// The same, under an idempotency key.
    pub fn keyed(mut self, key: String) -> Self {
        self.key = Some(key);
        self
    }

    fn on_the_wire(&self, port: u16) -> Vec<u8> {
        let mut text = format!("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n", self.method, self.path);
        let mut header = |name: &str, value: &str| {
            for part in [name, ": ", value, "\r\n"] {
                text.push_str(part);
            }
        };
        if let Some(token) = &self.token {
            header("Authorization", &format!("Bearer {token}"));
        }
        if let Some(key) = &self.key {
            header("Idempotency-Key", key);
        }
        let body = self.body.as_ref().map(Value::to_string).unwrap_or_default();
        if self.body.is_some() {
            header("Content-Type", "application/json");
        }
        if self.method != "GET" {
            header("Content-Length", &body.len().to_string());
        }
        text.push_str("\r\n");
        text.push_str(&body);
        text.into_bytes()
    }
}

impl Connection {
    /// Connects to a port of this machine.
    pub fn open(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self { stream: BufReader::with_capacity(32 * 1024, stream), port })
    }

    /// Asks, and reads the whole answer.
    pub fn ask(&mut self, question: &Question) -> io::Result<Answer> {
        self.stream.get_mut().write_all(&question.on_the_wire(self.port))?;
        read_answer(&mut self.stream)
    }
}

/// Asks once, over a connection of its own.
pub fn ask(port: u16, question: &Question) -> io::Result<Answer> {
    Connection::open(port)?.ask(question)
}

fn read_answer(stream: &mut impl BufRead) -> io::Result<Answer> {
    let first = line(stream)?;
    let status =
        first.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(|| odd("status line"))?;
    let (mut length, mut chunked) = (None, false);
    loop {
        let header = line(stream)?;
        if header.is_empty() {
            break;
        }
        let Some((name, value)) = header.split_once(':') else { return Err(odd("header")) };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok();
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            chunked = value.trim().eq_ignore_ascii_case("chunked");
        }
    }
    let mut body = Vec::new();
    if chunked {
        while read_chunk(stream, &mut body)? {}
    } else if !matches!(status, 204 | 304) {
        body.resize(length.ok_or_else(|| odd("answer without a length"))?, 0);
        stream.read_exact(&mut body)?;
    }
    Ok(Answer { status, body })
}

fn read_chunk(stream: &mut impl BufRead, body: &mut Vec<u8>) -> io::Result<bool> {
    let size = line(stream)?;
    let size = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16)
        .map_err(|_| odd("chunk size"))?;
    let from = body.len();
    body.resize(from + size, 0);
    stream.read_exact(&mut body[from..])?;
    line(stream)?;
    Ok(size > 0)
}

fn line(stream: &mut impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    if stream.take(16 * 1024).read_line(&mut text)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    text.truncate(text.trim_end().len());
    Ok(text)
}

fn odd(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the server sent an odd {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(wire: &str, status: u16, body: &str) {
        let answer = read_answer(&mut wire.as_bytes()).unwrap();
        assert_eq!((answer.status, String::from_utf8_lossy(&answer.body).as_ref()), (status, body));
    }

    #[test]
    fn bodies_with_a_length_in_chunks_and_absent_ones_are_read() {
        check("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, "ok");
        check(
            "HTTP/1.1 401 Unauthorized\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            401,
            "abcde",
        );
        check("HTTP/1.1 204 No Content\r\n\r\n", 204, "");
    }

    #[test]
    fn a_cut_answer_is_an_error() {
        assert!(read_answer(&mut "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok".as_bytes()).is_err());
        assert!(read_answer(&mut "".as_bytes()).is_err());
    }

    #[test]
    fn a_question_carries_its_token_its_key_and_its_length() {
        let question =
            Question::post("/api/v1/x", json!({"a": 1})).signed_in("t").keyed("k".into()).on_the_wire(80);
        assert_eq!(
            String::from_utf8(question).unwrap(),
            "POST /api/v1/x HTTP/1.1\r\nHost: 127.0.0.1:80\r\nAuthorization: Bearer t\r\nIdempotency-Key: k\r\n\
             Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
        );
    }
}
