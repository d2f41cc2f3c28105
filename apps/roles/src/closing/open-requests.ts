import { aboutSeat } from '../roster/place.js';
import { holdersOf, managerOf, type Roster } from '../roster/roster.js';

/**
 * Roles that were offered or asked for, and nobody answered. Their own clocks stop when the incident ends, and roles no longer
 * move: so a time that they have is none.
 */
export const openRequests = {
  items(roster: Roster) {
    const { incident, offers, requests } = roster;
    const offered = offers.map(({ role, scope, from, to }) => {
      const { roleName } = aboutSeat(roster, { role, scope });
      return {
        ...{ incident, id: `handover-offer:${role}/${scope}`, kind: 'handover-offer', owner: from, due: null },
        link: `/v1/incidents/${incident}/roles/${role}/handover`,
        title: {
          en: `the offer of ${roleName.en} to ${to.name}`,
          fr: `la proposition faite à ${to.name} : ${roleName.fr}`,
        },
      };
    });
    const asked = requests.map(({ role, scope, person }) => {
      const { roleName } = aboutSeat(roster, { role, scope });
      const owner = holdersOf(roster, { role, scope })[0]?.person ?? managerOf(roster);
      return {
        ...{ incident, id: `role-request:${role}/${scope}/${person.id}`, kind: 'role-request', owner, due: null },
        link: `/v1/incidents/${incident}/roles/${role}`,
        title: {
          en: `that ${person.name} asks for ${roleName.en}`,
          fr: `la demande de ${person.name} : ${roleName.fr}`,
        },
      };
    });
    return [...offered, ...asked];
  },
  filters: (incident: string) => [{ _id: incident }],
};
