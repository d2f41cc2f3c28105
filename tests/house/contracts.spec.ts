import {
  EVENTS,
  eventSubject,
  REQUESTS,
  readEventSubject,
  readPositions,
  SERVICES,
  VIEWS,
  writePosition,
} from '#contracts';

const ROUTED = REQUESTS.filter(({ http }) => http);

describe('the contracts', () => {
  it('have one subject and one route each', () => {
    const subjects = REQUESTS.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    const routes = ROUTED.map(({ http }) => `${http!.method} ${http!.path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it.each(REQUESTS)('$subject is of a service there is, says what it does and who may', (contract) => {
    expect(SERVICES).toContain(contract.service);
    const kind = contract.kind === 'command' ? 'cmd' : 'qry';
    expect(contract.subject).toBe(`muster.${kind}.${contract.service}.${contract.name}`);
    expect(contract.summary).toMatch(/^[A-Z].*\.$/);
    expect(contract.whoMay.length).toBeGreaterThan(3);
  });

  it.each(REQUESTS.filter(({ kind }) => kind === 'command'))(
    '$subject refuses a field that it does not know',
    ({ input }) => {
      const issues = input.safeParse({ surely_unknown: 1 }).error?.issues ?? [];
      expect(issues.map(({ code }) => code)).toContain('unrecognized_keys');
    },
  );

  it.each(EVENTS)(
    '$type has words for people, or says that it only carries state',
    ({ wording, summary, type, service, name }) => {
      expect(wording === null || typeof wording === 'function').toBe(true);
      expect(summary.length).toBeGreaterThan(10);
      expect(type).toMatch(new RegExp(`^muster\\.${service}\\.${name}\\.v[1-9]$`));
    },
  );

  it('have refusals in both languages, each code with one meaning', () => {
    const all = REQUESTS.flatMap(({ rejections }) => rejections.map(({ definition }) => definition));
    const byCode = Map.groupBy(all, ({ code }) => code);
    for (const [code, definitions] of byCode) {
      const [{ title, next }] = definitions as [(typeof all)[number]];
      expect({ code, statuses: new Set(definitions.map(({ status }) => status)).size }).toEqual({ code, statuses: 1 });
      expect(title.en).not.toBe(title.fr);
      expect(next.en).not.toBe(next.fr);
    }
  });

  it('have views of queries only', () => {
    for (const view of VIEWS) for (const { query } of Object.values(view.parts)) expect(query.kind).toBe('query');
  });
});

describe('subjects and positions', () => {
  it('are read as they were written', () => {
    const place = { incident: 'INC-42', restricted: true };
    const subject = eventSubject(place, 'roles', 'role-assigned');
    expect(subject).toBe('muster.restricted.INC-42.roles.role-assigned');
    expect(readEventSubject(subject)).toEqual({ ...place, service: 'roles', name: 'role-assigned' });
    expect(readEventSubject('muster.cmd.roles.assign-role')).toBeUndefined();
    const position = { service: 'roles', aggregate: 'INC-42', sequence: 17 };
    expect(readPositions(`${writePosition(position)}, incidents/INC-1@2`)).toEqual([
      position,
      { service: 'incidents', aggregate: 'INC-1', sequence: 2 },
    ]);
    expect(readPositions('roles/INC-42')).toBeUndefined();
    const ofPerson = { service: 'communications', aggregate: 'INC-42.p-ana', sequence: 2 };
    expect(readPositions(writePosition(ofPerson))).toEqual([ofPerson]);
  });
});
