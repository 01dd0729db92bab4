// The demonstration's people without a page: for setting a scene and for looking whether a refusal changed nothing.
import assert from "node:assert/strict";
import { PASSWORD } from "./demo.mjs";
import { login } from "./http.mjs";

// `person.ok("GET", path)` answers the body of what must succeed.
export async function person(server, email, password = PASSWORD) {
  const { call } = await login(server, email, password);
  const ok = async (method, path, body) => {
    const answer = await call(method, path, body);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  const sync = () => ok("GET", "/api/sync?excludeDomains=true");
  return { call, ok, sync };
}

// Invites someone to an organization as a plain user; answers the membership's id and the link.
export async function invite(inviter, organization, email) {
  const request = { emails: [email], type: 2, collections: [], groups: [], permissions: {} };
  const answer = await inviter.ok("POST", `/api/organizations/${organization}/users/invite`, request);
  const member = (await members(inviter, organization)).find((one) => one.email === email);
  assert.ok(member, `${email} is on the list`);
  return { id: member.id, link: answer.invitations[0].link };
}

export async function members(who, organization) {
  return (await who.ok("GET", `/api/organizations/${organization}/users`)).data;
}

export async function organizationId(who, name) {
  const found = (await who.sync()).profile.organizations.find((one) => one.name === name);
  assert.ok(found, `${name} is theirs`);
  return found.id;
}
