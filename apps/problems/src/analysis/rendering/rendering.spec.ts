import fc from 'fast-check';
import { markRootCause, proposePrevention } from '../change-factor.js';
import { ADA, analysisAfter, BEN } from '../given-analysis.js';
import { linkFactors } from '../link-factors.js';
import { noteFinding } from '../note-finding.js';
import { proposeFactor } from '../propose-factor.js';
import { shownAnalysis } from '../shown-analysis.js';
import { causesText } from './causes-text.js';
import { asDot, asMermaid } from './graph-text.js';

const analysis = analysisAfter(
  proposeFactor({
    what: 'Ben wiped "db1"',
    why: 'Two shells looked alike',
    evidence: [{ incident: 'INC-42', entry: 'e-1' }],
  }),
  proposeFactor({ what: 'Data was gone', evidence: [{ title: 'Graph', url: 'https://graphs.example.org/1' }] }),
  linkFactors('F1', 'F2'),
  markRootCause('F1', 'likely'),
  proposePrevention('F1', 1, 'Colour the prompts'),
  noteFinding({ kind: 'detection-gap', words: 'No alert on backups', evidence: [] }),
);
const known = [{ ...BEN, role: 'Tech lead' }];

describe('an analysis in documents', () => {
  it('is a graph in Mermaid and in DOT', () => {
    expect(asMermaid(analysis, 'en').split('\n').slice(4)).toEqual([
      '  F1["Ben wiped #quot;db1#quot; (root cause, likely)"]:::root',
      '  F2["Data was gone"]:::proposed',
      '  F1 --> F2',
      '',
    ]);
    expect(asDot(analysis, 'fr')).toContain('F1 [label="Ben wiped \\"db1\\" (cause profonde, probable)", penwidth=3];');
    expect(asDot(analysis, 'fr')).toContain('  F1 -> F2;\n}');
  });

  it('stays a graph of as many lines, whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (what) => {
        const factors = [{ id: 'F1', what, status: 'proposed' as const, rootCause: null }];
        const [line] = asMermaid({ factors, edges: [] }, 'en').split('\n').slice(4);
        expect(line).toMatch(/^ {2}F1\["[^"<>`]*"\]:::proposed$/);
        expect(asDot({ factors, edges: [] }, 'en')).toMatch(/label="(?:[^"\\]|\\["\\])*", style=dashed\];\n\}\n$/);
      }),
    );
  });

  it('is a chapter in Markdown', () => {
    expect(causesText(analysis, 'en').split('\n').slice(0, 11)).toEqual([
      '**Root causes**',
      '',
      '- **F1** Ben wiped "db1" _(likely, says Ada)_ (INC-42 e-1)',
      '  Two shells looked alike',
      '  → led to F2',
      '  Against it: Colour the prompts',
      '',
      '**Contributing factors**',
      '',
      '- **F2** Data was gone _(proposed, not confirmed)_ ([Graph](<https://graphs.example.org/1>))',
      '',
    ]);
    expect(causesText(analysis, 'fr')).toContain('- Lacune de détection : No alert on backups');
    expect(causesText(analysisAfter(), 'en')).toBe('');
  });

  it('says roles instead of names, unless that is switched', () => {
    const shown = shownAnalysis(analysis, known, { names: false, language: 'en' });
    expect(JSON.stringify(shown)).not.toMatch(/Ada|Ben\b|p-ada|p-ben/);
    expect(shown.factors[0]).toMatchObject({
      what: 'Tech lead wiped "db1"',
      rootCause: { by: { id: null, name: 'a responder' } },
    });
    const named = shownAnalysis(analysis, known, { names: true, language: 'en' });
    expect(named.factors[0]).toMatchObject({ what: 'Ben wiped "db1"', proposedBy: ADA });
  });
});
