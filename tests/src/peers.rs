//! Servers of others, run with node from `tests/peers`, whose packages `cargo xtask test` installs.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

/// How long a peer may take to start or to say something, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running peer; ends when dropped.
pub struct Peer {
    /// Where it listens on 127.0.0.1.
    pub port: u16,
    child: Child,
}

impl Peer {
    /// Starts one of the scripts and waits until it listens.
    pub fn start(script: &str, arguments: &[&str]) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("peers");
        assert!(
            folder.join("node_modules").is_dir(),
            "tests/peers has no packages: run `npm ci` there, or `cargo xtask test`"
        );
        let mut command = Command::new("node");
        command.arg(script).args(arguments).current_dir(folder);
        // The peer ends when its standard input does: also if this process is killed.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().expect("node is on PATH");
        let output = BufReader::new(child.stdout.take().expect("its output is ours"));
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let first = lines.recv_timeout(PATIENCE).expect("a peer says where it listens");
        let port = first.strip_prefix("listening ").and_then(|port| port.trim().parse().ok());
        Self { port: port.unwrap_or_else(|| panic!("a port in `{first}`")), child }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
