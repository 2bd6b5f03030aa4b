//! What a ticket, its client and a maintenance target can tell a flow.

/// Every fact by name, with what people call it. Whether one is known is seen at run time; an unknown one is a visible blank.
pub(crate) const FACTS: [(&str, &str); 19] = [
    // The ticket's id in the PSA.
    ("ticket.id", "Ticket id"),
    // The ticket's number as people say it.
    ("ticket.number", "Ticket"),
    // The ticket's subject.
    ("ticket.summary", "Ticket summary"),
    // The first message of the ticket.
    ("ticket.description", "Ticket description"),
    // The ticket's status.
    ("ticket.status", "Ticket status"),
    // The ticket's priority.
    ("ticket.priority", "Priority"),
    // The board or queue that the ticket is on.
    ("ticket.board", "Board"),
    // The ticket's type.
    ("ticket.type", "Ticket type"),
    // Where the ticket opens in the PSA.
    ("ticket.url", "Ticket address"),
    // Who reported it.
    ("ticket.contact.name", "Contact"),
    // The reporter's e-mail address.
    ("ticket.contact.email", "Contact e-mail"),
    // The reporter's phone number.
    ("ticket.contact.phone", "Contact phone"),
    // The client's id in the PSA.
    ("client.id", "Client id"),
    // The client's name.
    ("client.name", "Client"),
    // The site that the ticket is about.
    ("client.site", "Site"),
    // The maintenance target's id.
    ("target.id", "Target id"),
    // The maintenance target's name.
    ("target.name", "Target"),
    // What sort of target it is.
    ("target.kind", "Target kind"),
    // The target's host name or address.
    ("target.address", "Target address"),
];

/// The names that facts begin with, which no capture may take.
pub(crate) const FACT_ROOTS: [&str; 4] = ["ticket", "client", "target", "answers"];

/// Whether `name` is a fact.
pub(crate) fn is_fact(name: &str) -> bool {
    FACTS.iter().any(|(fact, _)| *fact == name)
}

/// What people call a fact.
pub fn fact_words(name: &str) -> &'static str {
    FACTS.iter().find(|(fact, _)| *fact == name).map_or("Fact", |(_, words)| words)
}
