//! What the server and its database cost the machine, read from `/proc`; other systems show nothing.

use crate::{postgres::Throwaway, server::Server};
use std::{fs, process::Command, time::Duration};

/// CPU time so far and memory now.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Usage {
    /// The server's CPU time.
    pub server: Option<Duration>,
    /// The CPU time of PostgreSQL's processes.
    pub database: Option<Duration>,
    /// The server's resident memory, in bytes.
    pub resident: Option<u64>,
}

impl Usage {
    /// Reads the present figures.
    pub fn read(server: &Server, database: Option<&Throwaway>) -> Self {
        let ticks = ticks_per_second();
        let time = |ticks_used: u64| Duration::from_secs_f64(ticks_used as f64 / ticks);
        let of_server = process(server.pid());
        Self {
            server: of_server.map(|process| time(process.own)),
            database: database.and_then(|database| tree(database.pid())).map(time),
            resident: resident(server.pid()),
        }
    }

    /// The times between an earlier reading and this one; the memory of this one.
    pub fn since(&self, earlier: &Self) -> Self {
        let between = |now: Option<Duration>, then: Option<Duration>| Some(now?.saturating_sub(then?));
        Self {
            server: between(self.server, earlier.server),
            database: between(self.database, earlier.database),
            resident: self.resident,
        }
    }
}

#[derive(Debug, PartialEq)]
struct Process {
    parent: u32,
    /// Ticks of its own threads.
    own: u64,
    /// Ticks of its children that have ended.
    gone: u64,
}

fn process(pid: u32) -> Option<Process> {
    parse(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

/// The name in brackets may hold anything, spaces and brackets too: the fields are counted from its end.
fn parse(stat: &str) -> Option<Process> {
    let (_, fields) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = fields.split(' ').collect();
    let number = |place: usize| fields.get(place)?.parse::<u64>().ok();
    Some(Process {
        parent: fields.get(1)?.parse().ok()?,
        own: number(11)? + number(12)?,
        gone: number(13)? + number(14)?,
    })
}

/// The ticks of a process and its children, those that have ended too.
fn tree(root: u32) -> Option<u64> {
    let first = process(root)?;
    let pids = fs::read_dir("/proc").ok()?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let children = pids.filter_map(process).filter(|child| child.parent == root);
    Some(first.own + first.gone + children.map(|child| child.own + child.gone).sum::<u64>())
}

fn resident(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn ticks_per_second() -> f64 {
    let said = Command::new("getconf").arg("CLK_TCK").output().ok();
    said.and_then(|said| String::from_utf8_lossy(&said.stdout).trim().parse().ok()).unwrap_or(100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_process_is_read_whatever_its_name() {
        let stat = "77 (a) b) S 12 77 77 0 -1 4194560 5 6 7 8 101 202 3 4 20 0 1 0";
        assert_eq!(parse(stat), Some(Process { parent: 12, own: 303, gone: 7 }));
        assert_eq!(parse("nonsense"), None);
    }

    #[test]
    fn usage_is_a_difference_of_times_and_the_last_memory() {
        let usage = |millis, resident| Usage {
            server: Some(Duration::from_millis(millis)),
            database: None,
            resident: Some(resident),
        };
        assert_eq!(usage(500, 30).since(&usage(200, 20)), usage(300, 30));
    }
}
