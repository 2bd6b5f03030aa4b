//! Keys of an embedded server: made once, kept in the data folder for its owner only.

use super::Raw;
use base64::{Engine, engine::general_purpose::STANDARD};
use rf_core::Sealer;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// Fills in the keys that `raw` does not name, from `keys.toml` in the data folder; makes that file if need be.
///
/// # Errors
/// When the file can neither be read nor made.
pub(super) fn fill_in(raw: &mut Raw, data_dir: &Path) -> Result<(), String> {
    let named = [&raw.access_token_key, &raw.refresh_token_key, &raw.password_pepper, &raw.sealing_keys];
    if named.iter().all(|key| key.is_some()) {
        return Ok(());
    }
    let path = data_dir.join("keys.toml");
    let text =
        read_or_make(&path).map_err(|error| format!("cannot keep keys in {}: {error}", path.display()))?;
    let kept: Raw = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    raw.access_token_key = raw.access_token_key.take().or(kept.access_token_key);
    raw.refresh_token_key = raw.refresh_token_key.take().or(kept.refresh_token_key);
    raw.password_pepper = raw.password_pepper.take().or(kept.password_pepper);
    raw.sealing_keys = raw.sealing_keys.take().or(kept.sealing_keys);
    Ok(())
}

fn read_or_make(path: &Path) -> io::Result<String> {
    if path.exists() {
        return fs::read_to_string(path);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Written beside and then linked: whoever starts at the same moment finds a whole file or none. The draft's name is
    // random, for in a container every process has the same id, and one that was killed here left its draft behind.
    let draft = path.with_extension(format!("{:016x}.tmp", rand::random::<u64>()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(new_keys().as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => fs::read_to_string(path),
    }
}

fn new_keys() -> String {
    let secret = || STANDARD.encode(rand::random::<[u8; 48]>());
    format!(
        "# Made at the first start. Whoever has this file can sign in as anybody: keep it private, and back it up.\n\
         access_token_key = \"{}\"\nrefresh_token_key = \"{}\"\npassword_pepper = \"{}\"\nsealing_keys = \"{}\"\n",
        secret(),
        secret(),
        secret(),
        Sealer::generate_key(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn missing_keys_are_made_once_for_their_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let (mut first, mut second) = (Raw::default(), Raw::default());
        fill_in(&mut first, folder.path()).unwrap();
        fill_in(&mut second, folder.path()).unwrap();
        assert!(first.access_token_key.is_some() && first.sealing_keys.is_some());
        assert_eq!(first, second);
        let mode = fs::metadata(folder.path().join("keys.toml")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_key_that_was_named_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut raw = Raw { password_pepper: Some("mine".into()), ..Raw::default() };
        fill_in(&mut raw, folder.path()).unwrap();
        assert_eq!(raw.password_pepper.as_deref(), Some("mine"));
    }
}
