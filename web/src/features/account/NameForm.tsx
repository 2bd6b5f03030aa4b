import { type FormEvent, useState } from "react";
import { setMe } from "@/api/auth/me";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { Panel } from "@/ui/Panel";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

/** The name that stands in notes and lists. */
export function NameForm() {
  const me = useMe();
  const [name, setName] = useState(me.name);
  const change = query.useMutation("patch", "/api/v1/account", {
    onSuccess: (changed) => {
      setMe(changed);
      setName(changed.name);
      toast.success("Name saved");
    },
  });
  const isChanged = name.trim() !== me.name;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && name.trim()) change.mutate({ body: { name: name.trim() } });
  };
  return (
    <Panel title="Name" description="It stands in ticket notes and in your team's lists.">
      <form noValidate onSubmit={handleSubmit} className="flex max-w-md flex-col gap-3">
        <TextField
          label="Your name"
          autoComplete="name"
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={name.trim() ? fieldProblem(change.error, "name") : "Enter your name."}
        />
        {!change.error?.errors?.length && <InlineError error={change.error} />}
        <div>
          <Button
            type="submit"
            variant="primary"
            busy={change.isPending}
            disabled={!isChanged || !name.trim()}
          >
            Save name
          </Button>
        </div>
      </form>
    </Panel>
  );
}
