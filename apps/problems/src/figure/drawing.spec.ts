import fc from 'fast-check';
import { drawBars } from './drawing.js';
import { ANA, at, INCIDENT, moved, seat } from './given-figure.js';
import { figuresOfIncident } from './incident-figures.js';
import { plotsOfIncident } from './plots.js';

describe('a figure as a picture', () => {
  const figures = figuresOfIncident(INCIDENT, [seat('holds', ANA, 'scribe', 0), moved('resolved', 90)], at(100));

  it('says what it shows to who does not see it, in both languages', () => {
    const [course, load] = plotsOfIncident(figures, null, 'fr');
    expect(course).toMatchObject({
      title: 'Combien de temps il a fallu',
      words: ["jusqu'au soulagement: 1 h 30 min", "jusqu'à la fin: 1 h 30 min"],
    });
    expect(load!.words).toEqual(['Ana: 1 h 30 min, 1 rôle']);
    const [english, , empty] = plotsOfIncident(
      figures,
      [
        { name: 'Scribe', vacantMinutes: 4 },
        { name: 'x', vacantMinutes: 0 },
      ],
      'en',
    );
    expect(english!.svg).toMatch(
      /role="img" aria-labelledby="mp-course-t mp-course-d".*<title id="mp-course-t">How long it took</,
    );
    expect(empty!.words).toEqual(['Scribe: 4 min']);
  });

  it('reads well in light and dark, and fetches nothing', () => {
    for (const { svg } of plotsOfIncident(figures, null, 'en')) {
      expect(svg).toContain('prefers-color-scheme:dark');
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(|<script|\son\w+=/);
    }
  });

  it('keeps whatever names are: no markup, nothing that XML has no place for', () => {
    const hostile = fc.oneof(
      fc.constantFrom('</svg><script>alert(1)</script>', '"><image href=x onerror=y>', ']]>', '\u0000', '&amp;'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, fc.nat(1e9)), { maxLength: 10 }), (bars) => {
        const { svg } = drawBars(
          'x',
          'T',
          bars.map(([label, value]) => ({ label, value, said: label })),
        );
        const tags = [...svg.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name);
        expect([...new Set(tags)].sort()).toEqual(
          bars.length > 0 ? ['desc', 'rect', 'style', 'svg', 'text', 'title'] : ['desc', 'style', 'svg', 'title'],
        );
        expect(tags.filter((tag) => tag === 'rect')).toHaveLength(bars.length);
        expect(svg).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
        expect(svg).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
      }),
    );
  });
});
