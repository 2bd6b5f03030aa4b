//! The columns that a table can have.

macro_rules! columns {
    ($( $Variant:ident = $($name:literal)|+; )+) => {
        /// A column, by what it says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum Column { $( $Variant ),+ }

        impl Column {
            /// How many there are.
            pub const COUNT: usize = [$( stringify!($Variant) ),+].len();

            /// The column of that heading, whatever its case and whether words are joined by spaces, `-` or `_`.
            pub fn named(heading: &str) -> Option<Self> {
                let heading = heading.trim().to_lowercase().replace([' ', '-'], "_");
                match &*heading {
                    $( $($name)|+ => Some(Self::$Variant), )+
                    _ => None,
                }
            }
        }
    };
}

columns! {
    Flow = "flow" | "flow_title";
    Kind = "kind";
    Summary = "summary" | "description";
    Category = "category";
    Tags = "tags";
    Section = "section";
    Group = "group";
    Step = "step" | "step_id" | "id";
    Type = "type";
    Title = "title" | "step_title";
    Body = "body" | "details" | "instructions";
    Required = "required";
    When = "when";
    Risk = "risk";
    Minutes = "minutes";
    Answer = "answer";
    AnswerWhen = "answer_when";
    Goto = "goto" | "next";
    Shell = "shell";
    Command = "command";
    Capture = "capture";
    CaptureKind = "capture_kind";
    CaptureLabel = "capture_label";
    CaptureRequired = "capture_required";
    CaptureSecret = "capture_secret";
    Choices = "choices";
    From = "from";
    Cause = "cause";
    To = "to";
    Subflow = "subflow";
}
