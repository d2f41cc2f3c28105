import { englishStem } from './english-stem.js';
import { frenchStem } from './french-stem.js';
import { wordsOfText } from './words-of-text.js';

const plain = (text: string) => wordsOfText(text).map((word) => word.plain);

describe('the forms of a word', () => {
  it.each([
    'replicate replicates replicated replicating replication',
    'stop stops stopped stopping',
    'release released releases releasing',
    'deploy deploys deployed deploying deployment deployments',
    'failure failures',
    'query queries queried',
    'restore restored restoring restores',
    'database databases',
    'agreed agree agrees',
    'hopeful hopefulness',
    'size sized sizing',
  ])('have one stem in English: %s', (forms) => {
    expect(new Set(forms.split(' ').map(englishStem)).size).toBe(1);
  });

  it.each([
    'répliquer réplique répliqué répliquée répliquées répliquait répliquent réplication réplications',
    'arrêt arrêts arrêter arrêté arrêtée arrêtent arrêtons arrêtera',
    'libérer libéré libérée libère libération',
    'déployer déployé déploie déploient déploiement déploiements',
    'redémarrer redémarré redémarrage redémarrages',
    'panne pannes',
    'journal journaux',
    'réseau réseaux',
    'global globale globaux',
    'serveur serveurs',
    'incident incidents',
    'public publics publique publiques',
    'sauvegarde sauvegarder sauvegardés',
  ])('have one stem in French: %s', (forms) => {
    expect(new Set(plain(forms).map(frenchStem)).size).toBe(1);
  });

  it.each([
    ['stop', 'step'],
    ['release', 'relate'],
    ['universe', 'union'],
  ])('%s and %s are two words in English', (one, other) => {
    expect(englishStem(one)).not.toBe(englishStem(other));
  });

  it.each([
    ['serveur', 'service'],
    ['base', 'banque'],
    ['lent', 'long'],
  ])('%s and %s are two words in French', (one, other) => {
    expect(frenchStem(one)).not.toBe(frenchStem(other));
  });

  it('leaves names and numbers as they are', () => {
    expect(['db1', '10', 'ns', 'k8s'].flatMap((name) => [englishStem(name), frenchStem(name)])).toEqual([
      'db1',
      'db1',
      '10',
      '10',
      'ns',
      'ns',
      'k8s',
      'k8s',
    ]);
  });
});

describe('the words of a text', () => {
  it('have neither accents nor case nor what nobody sees, and know where they stand', () => {
    const text = 'L’Arrêt de la ré\u200Bplication : CŒUR, ﬁn.';
    expect(plain(text)).toEqual(['l', 'arret', 'de', 'la', 'replication', 'coeur', 'fin']);
    expect(wordsOfText(text).map(({ start, end }) => text.slice(start, end))[4]).toBe('ré\u200Bplication');
  });

  it.each(['', '   ', '\u200B\u200D', '-- $ . * ( ) [ ] "', '👩‍🚒'])('are none in %j', (text) => {
    expect(plain(text)).toEqual([]);
  });

  it('are cut where they are endless', () => {
    expect(plain('x'.repeat(10_000))).toEqual(['x'.repeat(64)]);
  });
});
