import { Together } from './together.js';

describe('what is written together', () => {
  it('is one write for all that came while another was under way, each item once and in order', async () => {
    const writes: number[][] = [];
    const together = new Together<number>(async (items) => {
      writes.push([...items]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    const first = Promise.all([1, 2, 3].map((item) => together.add(item)));
    await new Promise((resolve) => setTimeout(resolve, 2));
    const second = Promise.all([4, 5].map((item) => together.add(item)));
    await Promise.all([first, second]);
    expect(writes).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('fails for those of the failed write alone', async () => {
    const together = new Together<number>(async (items) => {
      if (items.includes(1)) throw new Error('not written');
    });
    const failing = together.add(1);
    await expect(failing).rejects.toThrow('not written');
    await expect(together.add(2)).resolves.toBeUndefined();
  });
});

describe('what nobody waits for', () => {
  it('waits a moment for others, and is one write with them', async () => {
    const writes: number[][] = [];
    const together = new Together<number>(async (items) => void writes.push([...items]), 40);
    const all = [together.add(1)];
    for (const item of [2, 3]) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      all.push(together.add(item));
    }
    await Promise.all(all);
    expect(writes).toEqual([[1, 2, 3]]);
  });
});
