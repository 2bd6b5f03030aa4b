// A real SMTP server for the tests: prints `listening PORT`, then one line of JSON for each mail that it takes.
// Recipients whose address begins with `refused` are refused. With `--login USER:PASSWORD` it asks for both.

import { createInterface } from "node:readline";
import { SMTPServer } from "smtp-server";

const login = process.argv[2] === "--login" ? process.argv[3] : null;

const server = new SMTPServer({
  hideSTARTTLS: true,
  allowInsecureAuth: true,
  authOptional: login === null,
  disabledCommands: login === null ? ["AUTH"] : [],
  onAuth({ username, password }, _session, done) {
    const known = `${username}:${password}` === login;
    done(known ? null : new Error("Not known here"), { user: username });
  },
  onRcptTo({ address }, _session, done) {
    done(address.startsWith("refused") ? new Error(`No mailbox ${address} here`) : null);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const mail = {
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((recipient) => recipient.address),
        text: Buffer.concat(parts).toString("utf8"),
      };
      console.log(JSON.stringify(mail));
      done();
    });
  },
});

server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(`listening ${server.server.address().port}`));

// The tests hold the other end: when they are gone, so is this.
createInterface({ input: process.stdin }).on("close", () => process.exit(0));
