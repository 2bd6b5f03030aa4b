//! Small pictures of images that come from anywhere.

use image::{ImageFormat, ImageReader, Limits};
use rf_flows::session::EvidenceType;
use std::io::Cursor;

/// The longest side, in pixels.
const SIDE: u32 = 320;
/// The longest side of an image that is looked at.
const LONGEST: u32 = 16_384;
/// The most memory that decoding may take: an image of 8,192 by 6,144 pixels.
const MEMORY: u64 = 200 * 1024 * 1024;

/// A small PNG of the image; none where it is no image, cannot be read, or would need too much memory.
pub(crate) fn thumbnail(kind: EvidenceType, content: &[u8]) -> Option<Vec<u8>> {
    let format = match kind {
        EvidenceType::Png => ImageFormat::Png,
        EvidenceType::Jpeg => ImageFormat::Jpeg,
        EvidenceType::Webp => ImageFormat::WebP,
        EvidenceType::Gif => ImageFormat::Gif,
        _ => return None,
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    let reader = || ImageReader::with_format(Cursor::new(content), format);
    // Not every decoder counts what it takes: what the image will be is asked first.
    let (width, height) = reader().into_dimensions().ok()?;
    if width.max(height) > LONGEST || u64::from(width) * u64::from(height) * 4 > MEMORY {
        return None;
    }
    let mut reader = reader();
    reader.limits(limits);
    let image = reader.decode().ok()?;
    let small = if image.width().max(image.height()) > SIDE { image.thumbnail(SIDE, SIDE) } else { image };
    let mut written = Cursor::new(Vec::new());
    small.to_rgba8().write_to(&mut written, ImageFormat::Png).ok()?;
    Some(written.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, ImageFormat, RgbaImage};

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut written = Cursor::new(Vec::new());
        let image =
            DynamicImage::ImageRgba8(RgbaImage::from_pixel(width, height, image::Rgba([9, 80, 200, 255])));
        image.to_rgb8().write_to(&mut written, format).unwrap();
        written.into_inner()
    }

    #[test]
    fn every_sort_of_image_becomes_a_small_png() {
        for (kind, format) in [
            (EvidenceType::Png, ImageFormat::Png),
            (EvidenceType::Jpeg, ImageFormat::Jpeg),
            (EvidenceType::Webp, ImageFormat::WebP),
        ] {
            let small = thumbnail(kind, &encoded(800, 200, format)).unwrap();
            let small = image::load_from_memory_with_format(&small, ImageFormat::Png).unwrap();
            assert_eq!((small.width(), small.height()), (320, 80), "{kind:?}");
        }
        let small = thumbnail(EvidenceType::Png, &encoded(16, 9, ImageFormat::Png)).unwrap();
        let small = image::load_from_memory_with_format(&small, ImageFormat::Png).unwrap();
        assert_eq!((small.width(), small.height()), (16, 9), "nothing is blown up");
    }

    #[test]
    fn an_image_that_would_need_too_much_memory_has_none() {
        let mut bomb = encoded(4, 4, ImageFormat::Png);
        // The header claims 30,000 by 30,000 pixels; its checksum is made right again.
        bomb[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
        let checksum = crc(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&checksum.to_be_bytes());
        assert_eq!(thumbnail(EvidenceType::Png, &bomb), None);
        assert_eq!(thumbnail(EvidenceType::Gif, b"GIF89a\xff\xff\xff\xff\0\0\0"), None);
    }

    #[test]
    fn what_is_broken_or_no_image_has_none() {
        let whole = encoded(64, 64, ImageFormat::Png);
        assert_eq!(thumbnail(EvidenceType::Png, &whole[..40]), None);
        assert_eq!(thumbnail(EvidenceType::Png, b""), None);
        assert_eq!(thumbnail(EvidenceType::Jpeg, &whole), None);
        assert_eq!(thumbnail(EvidenceType::Text, b"text"), None);
    }

    /// CRC-32 as PNG has it.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
        })
    }
}
