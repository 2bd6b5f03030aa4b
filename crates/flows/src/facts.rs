//! What a ticket, its client and a maintenance target can tell a flow.

/// Something that can be known of a ticket, its client or a target. Whether it is, is seen at run time; an unknown one is a
/// visible blank.
#[derive(Debug, Clone, Copy)]
pub struct Fact {
    /// Its name.
    pub name: &'static str,
    /// What people call it.
    pub words: &'static str,
    /// What it is, in a sentence.
    pub about: &'static str,
}

const fn fact(name: &'static str, words: &'static str, about: &'static str) -> Fact {
    Fact { name, words, about }
}

/// Every fact.
pub const FACTS: [Fact; 19] = [
    fact("ticket.id", "Ticket id", "The ticket's id in the PSA."),
    fact("ticket.number", "Ticket", "The ticket's number as people say it."),
    fact("ticket.summary", "Ticket summary", "The ticket's subject."),
    fact("ticket.description", "Ticket description", "The first message of the ticket."),
    fact("ticket.status", "Ticket status", "The ticket's status."),
    fact("ticket.priority", "Priority", "The ticket's priority."),
    fact("ticket.board", "Board", "The board or queue that the ticket is on."),
    fact("ticket.type", "Ticket type", "The ticket's type."),
    fact("ticket.url", "Ticket address", "Where the ticket opens in the PSA."),
    fact("ticket.contact.name", "Contact", "Who reported it."),
    fact("ticket.contact.email", "Contact e-mail", "The reporter's e-mail address."),
    fact("ticket.contact.phone", "Contact phone", "The reporter's phone number."),
    fact("client.id", "Client id", "The client's id in the PSA."),
    fact("client.name", "Client", "The client's name."),
    fact("client.site", "Site", "The site that the ticket is about."),
    fact("target.id", "Target id", "The maintenance target's id."),
    fact("target.name", "Target", "The maintenance target's name."),
    fact("target.kind", "Target kind", "What sort of target it is."),
    fact("target.address", "Target address", "The target's host name or address."),
];

/// The names that facts begin with, which no capture may take.
pub(crate) const FACT_ROOTS: [&str; 4] = ["ticket", "client", "target", "answers"];

/// Whether `name` is a fact.
pub(crate) fn is_fact(name: &str) -> bool {
    FACTS.iter().any(|fact| fact.name == name)
}

/// What people call a fact.
pub fn fact_words(name: &str) -> &'static str {
    FACTS.iter().find(|fact| fact.name == name).map_or("Fact", |fact| fact.words)
}
