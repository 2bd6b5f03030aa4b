//! `redact`: masks what standard input gives away, or tells where it stands.

use clap::{Args, ValueEnum};
use rf_documentation::{Kind, Profile, Redactor, Span};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    io::{self, BufRead, Read, Write},
    process::ExitCode,
};

/// What `redact` takes.
#[derive(Debug, Args)]
pub(crate) struct RedactArguments {
    /// Read one `{"id","text"}` a line, and write one `{"id","spans":[{"start","end","kind"}]}` a line; places count
    /// Unicode code points.
    #[arg(long)]
    jsonl: bool,
    /// How much is found.
    #[arg(long, value_enum, default_value = "strict")]
    profile: ProfileName,
    /// A word or phrase that is to be found too; may be given several times.
    #[arg(long, value_name = "TERM")]
    term: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProfileName {
    /// Secrets, cards, social security numbers, licence keys, terms.
    Standard,
    /// Those, and e-mail addresses, phones, IP and MAC addresses, user names with their domain (masked, not listed with
    /// --jsonl: the format has no kind for those).
    Strict,
}

#[derive(Debug, Deserialize)]
struct Asked {
    id: Value,
    text: String,
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    id: &'a Value,
    spans: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    start: usize,
    end: usize,
    kind: &'static str,
}

/// Reads standard input, writes standard output; mistakes go to standard error, with the number of their line.
pub(crate) fn redact(arguments: &RedactArguments) -> ExitCode {
    let profile = match arguments.profile {
        ProfileName::Standard => Profile::Standard,
        ProfileName::Strict => Profile::Strict,
    };
    let redactor = Redactor::new(profile, arguments.term.iter().map(String::as_str));
    let (input, output) = (io::stdin().lock(), io::stdout().lock());
    let done =
        if arguments.jsonl { each_line(&redactor, input, output) } else { whole(&redactor, input, output) };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// One text at a time, so that memory holds one line; whether all lines were well-formed.
fn each_line(redactor: &Redactor, mut input: impl BufRead, mut output: impl Write) -> io::Result<bool> {
    let mut line = Vec::new();
    let mut well = true;
    for number in 1_u64.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match answer(redactor, &line) {
            Ok(mut answer) => {
                answer.push(b'\n');
                output.write_all(&answer)?;
                output.flush()?;
            }
            Err(why) => {
                eprintln!("line {number}: {why}");
                well = false;
            }
        }
    }
    Ok(well)
}

/// The answer to one line. What is wrong with a line is told without quoting it.
fn answer(redactor: &Redactor, line: &[u8]) -> Result<Vec<u8>, String> {
    let asked: Asked = serde_json::from_slice(line).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => {
            "no object with an \"id\" and a \"text\" that is a string".to_owned()
        }
        _ => format!("not JSON, from column {}", error.column()),
    })?;
    let mut spans = redactor.find(&asked.text);
    // The format's kinds are a closed list, and this is none of them.
    spans.retain(|span| span.kind != Kind::UserName);
    let spans = in_code_points(&asked.text, &spans);
    serde_json::to_vec(&Answer { id: &asked.id, spans }).map_err(|error| error.to_string())
}

/// Bytes to code points, in one reading.
fn in_code_points(text: &str, spans: &[Span]) -> Vec<Place> {
    let (mut byte, mut point) = (0, 0);
    let mut upto = |end: usize| {
        point += text[byte..end].chars().count();
        byte = end;
        point
    };
    spans
        .iter()
        .map(|span| Place { start: upto(span.start), end: upto(span.end), kind: span.kind.code() })
        .collect()
}

fn whole(redactor: &Redactor, mut input: impl Read, mut output: impl Write) -> io::Result<bool> {
    let mut text = String::new();
    input.read_to_string(&mut text)?;
    output.write_all(redactor.redact(&text).text.as_bytes())?;
    output.flush()?;
    Ok(true)
}
