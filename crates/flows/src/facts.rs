//! What a ticket, its client and a maintenance target can tell a flow.

/// Every fact by name, with what it is. Whether one is known is seen at run time; an unknown one is a visible blank.
pub const FACTS: [(&str, &str); 19] = [
    ("ticket.id", "The ticket's id in the PSA"),
    ("ticket.number", "The ticket's number as people say it"),
    ("ticket.summary", "The ticket's subject"),
    ("ticket.description", "The first message of the ticket"),
    ("ticket.status", "The ticket's status"),
    ("ticket.priority", "The ticket's priority"),
    ("ticket.board", "The board or queue that the ticket is on"),
    ("ticket.type", "The ticket's type"),
    ("ticket.url", "Where the ticket opens in the PSA"),
    ("ticket.contact.name", "Who reported it"),
    ("ticket.contact.email", "The reporter's e-mail address"),
    ("ticket.contact.phone", "The reporter's phone number"),
    ("client.id", "The client's id in the PSA"),
    ("client.name", "The client's name"),
    ("client.site", "The site that the ticket is about"),
    ("target.id", "The maintenance target's id"),
    ("target.name", "The maintenance target's name"),
    ("target.kind", "What sort of target it is"),
    ("target.address", "The target's host name or address"),
];

/// The names that facts begin with, which no capture may take.
pub(crate) const FACT_ROOTS: [&str; 4] = ["ticket", "client", "target", "answers"];

/// Whether `name` is a fact.
pub fn is_fact(name: &str) -> bool {
    FACTS.iter().any(|(fact, _)| *fact == name)
}
