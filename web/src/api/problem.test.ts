import { expect, it } from "vitest";
import { fieldProblem, ownProblem, problemText, toProblem } from "@/api/problem";

it("says in our words what a known code means", () => {
  expect(problemText(ownProblem("invalid_credentials", 401))).toBe(
    "That email and password do not match an account.",
  );
});

it("takes the server's sentence for a code that is new to us", () => {
  const problem = { ...ownProblem("flow_is_haunted", 422), title: "Call an exorcist." };
  expect(problemText(problem)).toBe("Call an exorcist.");
});

it.each([undefined, null, "text", new Error("boom")])("makes a problem of %s", (thrown) => {
  expect(toProblem(thrown)).toMatchObject({ code: "bad_answer" });
  expect(problemText(thrown)).toMatch(/Try again/);
});

it("finds what is wrong with one field", () => {
  const errors = [{ field: "email", code: "taken", message: "This email has an account." }];
  const problem = { ...ownProblem("validation_failed", 422), errors };
  expect(fieldProblem(problem, "email")).toBe("This email has an account.");
  expect(fieldProblem(problem, "name")).toBeUndefined();
});
