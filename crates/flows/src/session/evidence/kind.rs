//! What a file is: told by its content, never by what its sender says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What may be added to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum EvidenceType {
    /// A PNG image.
    #[serde(rename = "image/png")]
    Png,
    /// A JPEG image.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A WebP image.
    #[serde(rename = "image/webp")]
    Webp,
    /// A GIF image.
    #[serde(rename = "image/gif")]
    Gif,
    /// Plain text, logs among it.
    #[serde(rename = "text/plain")]
    Text,
    /// A table.
    #[serde(rename = "text/csv")]
    Csv,
    /// JSON.
    #[serde(rename = "application/json")]
    Json,
    /// XML.
    #[serde(rename = "application/xml")]
    Xml,
    /// A PDF document.
    #[serde(rename = "application/pdf")]
    Pdf,
    /// A zip archive.
    #[serde(rename = "application/zip")]
    Zip,
    /// To be downloaded only: event logs, traces, network captures, and pages that a browser would run.
    #[serde(rename = "application/octet-stream")]
    Binary,
}

/// How many bytes from the beginning tell what a file is.
const HEAD: usize = 8 * 1024;
/// How event logs and network captures begin.
const BINARIES: [&[u8]; 6] = [
    b"ElfFile\0",
    &[0xd4, 0xc3, 0xb2, 0xa1],
    &[0xa1, 0xb2, 0xc3, 0xd4],
    &[0x4d, 0x3c, 0xb2, 0xa1],
    &[0xa1, 0xb2, 0x3c, 0x4d],
    &[0x0a, 0x0d, 0x0d, 0x0a],
];

impl EvidenceType {
    /// What a file is that is called `name` and begins with `head` (8 KiB, or all of it); none where it may not be added. The
    /// name decides only between sorts of text, and for traces (`.etl`), which begin with nothing in particular.
    pub fn of(name: &str, head: &[u8]) -> Option<Self> {
        let head = &head[..head.len().min(HEAD)];
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let extension = extension.as_deref().unwrap_or_default();
        if BINARIES.iter().any(|magic| head.starts_with(magic)) {
            return Some(Self::Binary);
        }
        if !head.starts_with(b"%PDF-") && is_text(head) {
            return Some(Self::of_text(extension, head));
        }
        match infer::get(head).map(|kind| kind.mime_type()) {
            Some("image/png") => Some(Self::Png),
            Some("image/jpeg") => Some(Self::Jpeg),
            Some("image/webp") => Some(Self::Webp),
            Some("image/gif") => Some(Self::Gif),
            Some("application/pdf") => Some(Self::Pdf),
            Some("application/zip") => Some(Self::Zip),
            None if extension == "etl" && !head.is_empty() => Some(Self::Binary),
            _ => None,
        }
    }

    fn of_text(extension: &str, head: &[u8]) -> Self {
        let text = String::from_utf8_lossy(head).replace('\0', "").to_ascii_lowercase();
        let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start();
        if ["<!doctype html", "<html", "<svg", "<script"].iter().any(|tag| text.contains(tag)) {
            return Self::Binary;
        }
        match extension {
            "csv" => Self::Csv,
            "json" => Self::Json,
            "xml" => Self::Xml,
            _ if text.starts_with("<?xml") => Self::Xml,
            _ => Self::Text,
        }
    }

    /// The media type, as it is served.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Text => "text/plain",
            Self::Csv => "text/csv",
            Self::Json => "application/json",
            Self::Xml => "application/xml",
            Self::Pdf => "application/pdf",
            Self::Zip => "application/zip",
            Self::Binary => "application/octet-stream",
        }
    }

    /// Every type.
    pub const ALL: [Self; 11] = [
        Self::Png,
        Self::Jpeg,
        Self::Webp,
        Self::Gif,
        Self::Text,
        Self::Csv,
        Self::Json,
        Self::Xml,
        Self::Pdf,
        Self::Zip,
        Self::Binary,
    ];

    /// The type of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it can be looked at as a picture.
    pub const fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif)
    }

    /// Whether it can be read as text.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Csv | Self::Json | Self::Xml)
    }

    /// What people call it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Png | Self::Jpeg | Self::Webp | Self::Gif => "image",
            Self::Text | Self::Json | Self::Xml => "text",
            Self::Csv => "table",
            Self::Pdf => "PDF",
            Self::Zip => "zip archive",
            Self::Binary => "file",
        }
    }
}

/// Whether the bytes begin as a text does: in UTF-16 with its mark, or in any encoding that leaves ASCII alone.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return head.len() > 2;
    }
    let is_plain = |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    !head.is_empty() && head.iter().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_a_file_is_whatever_it_is_called() {
        let check = |name: &str, head: &[u8], kind: Option<EvidenceType>| {
            assert_eq!(EvidenceType::of(name, head), kind, "{name}");
        };
        check("screen.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(EvidenceType::Png));
        check("screen.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(EvidenceType::Png));
        check("photo", b"\xff\xd8\xff\xe0\0\x10JFIF\0", Some(EvidenceType::Jpeg));
        check("a.gif", b"GIF89a\x01\0\x01\0\0\0\0", Some(EvidenceType::Gif));
        check("a.webp", b"RIFF\x10\0\0\0WEBPVP8 \0\0", Some(EvidenceType::Webp));
        check("report.pdf", b"%PDF-1.7\n1 0 obj", Some(EvidenceType::Pdf));
        check("logs.zip", b"PK\x03\x04\x14\0\0\0", Some(EvidenceType::Zip));
        check("app.log", b"2026-11-23 failed\r\n", Some(EvidenceType::Text));
        check("old.log", b"Stra\xdfe \x1b[31mrot\x1b[0m\n", Some(EvidenceType::Text));
        check("reg.txt", b"\xff\xfeW\0i\0n\0", Some(EvidenceType::Text));
        check("users.csv", b"name;mail\n", Some(EvidenceType::Csv));
        check("answer.json", b"{\"a\": 1}", Some(EvidenceType::Json));
        check("events", b"<?xml version=\"1.0\"?><Events/>", Some(EvidenceType::Xml));
        check("System.evtx", b"ElfFile\0\0\0\0\0", Some(EvidenceType::Binary));
        check("net.pcap", b"\xd4\xc3\xb2\xa1\x02\0\x04\0", Some(EvidenceType::Binary));
        check("boot.etl", b"\0\x10\0\0\0\x02", Some(EvidenceType::Binary));
        check("GIF.txt", b"GIF is a format", Some(EvidenceType::Text));
        check("setup.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", None);
        check("setup.etl", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", None);
        check("photo.png", b"\0\x10\0\0\0\x02", None);
        check("empty.txt", b"", None);
    }

    #[test]
    fn what_a_browser_would_run_is_only_ever_downloaded() {
        for content in [
            "<!DOCTYPE html><p>x",
            "  <html>",
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "\u{feff}<SVG>",
            "text <script>alert(1)</script>",
        ] {
            for name in ["page.html", "drawing.svg", "harmless.txt", "harmless.xml"] {
                assert_eq!(
                    EvidenceType::of(name, content.as_bytes()),
                    Some(EvidenceType::Binary),
                    "{content}"
                );
            }
        }
    }

    #[test]
    fn types_are_found_by_their_names() {
        for kind in EvidenceType::ALL {
            assert_eq!(EvidenceType::parse(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }
}
