import { CARRIED_BY } from './carried-by.js';
import { CATALOGUE } from './catalogue.js';
import { dutiesDocument } from './duties-document.js';

describe('every duty is a thing one can do in Muster, or says for what it waits', () => {
  it('for each duty of the catalogue, and no other', () => {
    expect(Object.keys(CARRIED_BY).sort()).toEqual(CATALOGUE.duties.map(({ key }) => key).sort());
    const idle = Object.entries(CARRIED_BY).filter(([, { commands, waitsFor }]) => commands.length === 0 && !waitsFor);
    expect(idle).toEqual([]);
  });

  it('in the document for each of the 36 pairs', () => {
    const rows = dutiesDocument().match(/^\| .* \| `[a-z-]+` +\| (primary|secondary) +\|/gm);
    expect(rows).toHaveLength(36);
  });
});
