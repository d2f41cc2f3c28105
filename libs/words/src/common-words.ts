const ENGLISH =
  'a about after all am an and any are as at be because been before being both but by can could did do does doing each ' +
  'for from had has have having he her here hers him his how i if in into is it its just me more most my no nor not of ' +
  'once only or other our ours own she so some such than that the their theirs them then there these they this those ' +
  'through to too very was we were what when where which while who whom why will with would you your yours d ll m re s t ve';
const FRENCH =
  'ai au aux avait avec avons c ce ceci cela ces cet cette ceux chez comme dans de des donc dont du elle elles en es est et ' +
  'etaient etait ete etes etre eu eux il ils j je l la le les leur leurs lui ma mais meme mes moi mon n ne ni nos notre nous ' +
  'on ont ou par pas pour qu que quel quelle quelles quels qui sa sans se sera ses si soit sommes son sont sous suis sur ta ' +
  'te tes toi ton tu un une vers vos votre vous y';

/** Words that stand everywhere and tell nothing, in any language people write in: not searched for. Without accents. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${FRENCH}`.split(' '));
