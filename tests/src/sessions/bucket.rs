//! A bucket on this machine that speaks enough S3: put, get with a range, delete, list.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

#[derive(Default)]
struct Shelf {
    objects: Mutex<BTreeMap<String, Vec<u8>>>,
    refuses: AtomicBool,
    unsigned: AtomicUsize,
}

/// The bucket; it serves until the test ends.
pub(super) struct Bucket {
    shelf: Arc<Shelf>,
    port: u16,
}

struct Request {
    method: String,
    path: String,
    query: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Bucket {
    pub(super) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let port = listener.local_addr().expect("an address").port();
        let shelf = Arc::new(Shelf::default());
        let served = shelf.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shelf = served.clone();
                std::thread::spawn(move || serve(&shelf, stream));
            }
        });
        Self { shelf, port }
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The names of what it holds, the bucket's own in front.
    pub(super) fn names(&self) -> Vec<String> {
        self.shelf.objects.lock().expect("no thread failed").keys().cloned().collect()
    }

    pub(super) fn put(&self, name: &str, content: &[u8]) {
        self.shelf.objects.lock().expect("no thread failed").insert(name.into(), content.into());
    }

    /// From now on nothing can be put.
    pub(super) fn refuse(&self, refuses: bool) {
        self.shelf.refuses.store(refuses, Ordering::SeqCst);
    }

    /// How many requests came without a signature of version 4.
    pub(super) fn unsigned(&self) -> usize {
        self.shelf.unsigned.load(Ordering::SeqCst)
    }
}

fn serve(shelf: &Shelf, mut stream: TcpStream) {
    let Some(request) = read(&stream) else { return };
    let signature = request.headers.get("authorization").map(String::as_str).unwrap_or_default();
    if !signature.starts_with("AWS4-HMAC-SHA256 Credential=key-id/") {
        shelf.unsigned.fetch_add(1, Ordering::SeqCst);
    }
    let (status, headers, body) = answer(shelf, &request);
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\nlast-modified: Mon, 23 Nov 2026 09:00:00 GMT\r\n\
         etag: \"1\"\r\n{headers}\r\n",
        body.len()
    );
    // Whoever has gone needs no answer.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut parts = line.split(' ');
    let (method, target) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { method, path: path.trim_start_matches('/').into(), query: query.into(), headers, body })
}

fn answer(shelf: &Shelf, request: &Request) -> (&'static str, String, Vec<u8>) {
    let mut objects = shelf.objects.lock().expect("no thread failed");
    let nothing = |status| (status, String::new(), Vec::new());
    match request.method.as_str() {
        "PUT" if shelf.refuses.load(Ordering::SeqCst) => nothing("403 Forbidden"),
        "PUT" => {
            objects.insert(request.path.clone(), request.body.clone());
            nothing("200 OK")
        }
        "DELETE" => {
            objects.remove(&request.path);
            nothing("204 No Content")
        }
        "GET" if request.query.contains("list-type=2") => {
            let listed = objects.iter().map(|(name, content)| {
                let key = name.split_once('/').map_or(name.as_str(), |(_, key)| key);
                format!(
                    "<Contents><Key>{key}</Key><LastModified>2026-11-23T09:00:00.000Z</LastModified><ETag>\"1\"</ETag>\
                     <Size>{}</Size></Contents>",
                    content.len()
                )
            });
            let listed: String = listed.collect();
            let body =
                format!("<ListBucketResult><IsTruncated>false</IsTruncated>{listed}</ListBucketResult>");
            ("200 OK", "content-type: application/xml\r\n".into(), body.into_bytes())
        }
        "GET" => match (objects.get(&request.path), request.headers.get("range")) {
            (None, _) => nothing("404 Not Found"),
            (Some(content), None) => ("200 OK", String::new(), content.clone()),
            (Some(content), Some(range)) => {
                let range = range.trim_start_matches("bytes=").split_once('-');
                let (from, to) = range.expect("a range has two ends");
                let from: usize = from.parse().expect("a number");
                let to = to.parse::<usize>().expect("a number").min(content.len() - 1);
                let told = format!("content-range: bytes {from}-{to}/{}\r\n", content.len());
                ("206 Partial Content", told, content[from..=to].to_vec())
            }
        },
        _ => nothing("405 Method Not Allowed"),
    }
}
