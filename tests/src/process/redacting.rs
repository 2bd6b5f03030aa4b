//! The command that redacts: streams, places, mistakes.

use super::cli::{Said, run_with_input};
use serde_json::{Value, json};

fn lines(said: &Said) -> Vec<Value> {
    said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_line_is_answered_with_its_places_in_code_points() {
    let input = "{\"id\":1,\"text\":\"Größe 🔑: pw is Summer2024!\"}\n\
                 {\"id\":\"b\",\"text\":\"password was reset\",\"more\":true}\n\
                 {\"id\":null,\"text\":\"mail jo@acme.example from 10.0.0.5\"}";
    let said = run_with_input(&["redact", "--jsonl"], input);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(
        lines(&said),
        [
            json!({"id": 1, "spans": [{"start": 15, "end": 26, "kind": "password"}]}),
            json!({"id": "b", "spans": []}),
            json!({"id": null, "spans": [{"start": 5, "end": 20, "kind": "email"}, {"start": 26, "end": 34, "kind": "ip"}]}),
        ]
    );
}

#[test]
fn a_malformed_line_is_told_by_its_number_and_the_others_are_answered() {
    let input = "{\"id\":1,\"text\":\"fine\"}\n\nnonsense s3cret\n{\"id\":2}\n\"pw is Summer2024!\"\n{\"id\":3,\"text\":\"pw is Summer2024!\"}\n";
    let said = run_with_input(&["redact", "--jsonl"], input);
    assert_eq!(said.code, 1);
    let answered: Vec<_> = lines(&said).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(answered, [1, 3]);
    let mistakes: Vec<_> = said.err.lines().collect();
    assert_eq!(mistakes.len(), 3, "{}", said.err);
    assert!(mistakes[0].starts_with("line 3: not JSON"), "{}", said.err);
    assert!(
        mistakes[1].starts_with("line 4: no object") && mistakes[2].starts_with("line 5: no object"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("s3cret") && !said.err.contains("Summer2024!"), "{}", said.err);
}

#[test]
fn plain_text_comes_back_with_masks() {
    let said = run_with_input(&["redact"], "call 555-867-5309\r\npw is Summer2024!\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, "call [redacted: phone]\r\npw is [redacted: password]\n");

    let said =
        run_with_input(&["redact", "--profile", "standard", "--term", "acme"], "ACME: call 555-867-5309");
    assert_eq!(said.out, "[redacted: term]: call 555-867-5309");
}
