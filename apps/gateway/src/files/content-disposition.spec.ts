import { contentDisposition } from './content-disposition.js';

describe('how a file is offered', () => {
  it.each([
    ['graph.png', 'image/png', `inline; filename="graph.png"; filename*=UTF-8''graph.png`],
    ['report.pdf', 'application/pdf', `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`],
    [
      'réplication n°1.log',
      'text/plain; charset=utf-8',
      `attachment; filename="replication n_1.log"; filename*=UTF-8''r%C3%A9plication%20n%C2%B01.log`,
    ],
    [
      `a"; filename="b.exe`,
      'image/png',
      `inline; filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`,
    ],
    [
      `l'été (1)*.log`,
      'text/plain',
      `attachment; filename="l'ete (1)*.log"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29%2A.log`,
    ],
    ['100%25.log', 'text/plain', `attachment; filename="100_25.log"; filename*=UTF-8''100%2525.log`],
  ])('%s of type %s', (name, type, header) => {
    expect(contentDisposition(name, type)).toBe(header);
  });
});
