//! What a table of steps becomes.

use crate::*;
use proptest::prelude::*;

#[track_caller]
fn read(source: &str) -> ImportOutcome {
    import(&ImportFormat::Csv.into(), source, Some("File name"))
}

const GRAPH: &str = "\
Flow,Step,Type,Title,Answer,Goto,Shell,Command,Minutes,Owner
Printer is offline,ping,,Does it answer?,Yes,Queue 1,,,2,Kim
,,,,No,l2,,,,
,Queue 1,,\"Clear the queue,
all of it\",,,powershell,Restart-Service spooler,five,
,,,,,,bash,systemctl restart cups,,
,done,,It prints,,,,,,
,l2,escalation,Hand over,,,,,,
";

#[test]
fn a_table_becomes_a_troubleshooting_flow_and_what_is_left_out_is_told() {
    let outcome = read(GRAPH);
    insta::assert_snapshot!(to_yaml(&outcome.flows[0].document).unwrap());
    let told: Vec<_> = outcome
        .report
        .iter()
        .map(|e| format!("{:?} {:?} {}", e.line.unwrap(), e.outcome, e.reason))
        .collect();
    insta::assert_debug_snapshot!(told);
}

#[test]
fn a_table_with_sections_becomes_a_procedure() {
    let outcome = read(
        "section;step title;details;required;risk;type;capture;capture kind;choices;from;capture label
;;;;;intake;who;text;;ticket.contact.name;Person
Prepare;Make the account;In the console.;yes;Identity;;size;choice;S | M | L;;
;Tell the manager;;;;note;;;;;
Finish;Close the ticket;;x;;;;;;;
",
    );
    insta::assert_snapshot!(to_yaml(&outcome.flows[0].document).unwrap());
    assert_eq!(outcome.flows[0].findings, []);
    assert_eq!(outcome.counts.not_mapped + outcome.counts.failed, 0, "{:?}", outcome.report);
}

#[test]
fn separators_byte_order_marks_and_several_flows_are_read() {
    let check = |source: &str, titles: &[&str]| {
        let outcome = read(source);
        let found: Vec<_> = outcome.flows.iter().map(|flow| flow.document.title.as_str()).collect();
        assert_eq!(found, titles, "{source}");
    };
    check("\u{feff}title\tbody\r\nOne\tx, y; z\r\n", &["File name"]);
    check("flow,title\nA,One\nB,Two\nA,Three\n", &["A", "B"]);
    check("\"title\";\"body, with comma, and more, commas\"\nOne;x\n", &["File name"]);
    assert_eq!(import(&ImportFormat::Auto.into(), GRAPH, None).flows.len(), 1, "recognised by its headings");
}

#[test]
fn what_is_no_table_is_told() {
    for source in ["", "hello", "a,b,c\n1,2,3\n", "title\n", "\"title\nnever closed"] {
        let outcome = read(source);
        assert!(outcome.has_failures() || !outcome.flows.is_empty(), "{source:?}: {:?}", outcome.report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_table_makes_reading_panic_and_every_title_is_kept(
        cells in prop::collection::vec(prop::collection::vec("(?s).{0,12}", 6), 0..12),
        head in prop::sample::select(vec!["step,type,title,answer,goto,command", "flow;section;title;when;risk;minutes", "title\tcapture\tcapture_kind\tkind\tbody\trequired"]),
        noise in "(?s).{0,120}",
    ) {
        let mut source = head.to_owned() + "\n";
        for row in &cells {
            let quoted: Vec<_> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            source += &(quoted.join(if head.contains(';') { ";" } else if head.contains('\t') { "\t" } else { "," }) + "\n");
        }
        let outcome = read(&source);
        let steps: usize = outcome.flows.iter().map(|flow| flow.document.steps.len()).sum();
        prop_assert!(steps <= cells.len());
        read(&noise);
        read(&format!("{head}\n{noise}"));
    }
}

#[test]
fn a_large_table_of_anything_is_read_or_refused() {
    for piece in ["a,b\n", "\"", ",,,,,,,,\n", "x,question,T,A,x,\n", "\n", "\"\"\",\"\n"] {
        let source =
            "step,type,title,answer,goto,command\n".to_owned() + &piece.repeat(64 * 1024 / piece.len());
        let outcome = read(&source);
        assert!(outcome.has_failures() || !outcome.flows.is_empty(), "{piece:?}: {:?}", outcome.report);
    }
}
