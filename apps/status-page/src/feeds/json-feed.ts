import type { Asked } from '../resource.js';
import { feedAddress, feedTitle, toldIn } from './told.js';

/** The history as a JSON Feed (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeed = (asked: Asked): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(asked),
    home_page_url: asked.address,
    feed_url: feedAddress(asked, '/feed.json'),
    language: asked.language,
    authors: [{ name: asked.brand.name }],
    items: toldIn(asked).map(({ guid, address, title, language, content, publishedAt, updatedAt }) => ({
      id: guid,
      url: address,
      title,
      language,
      content_html: content.text,
      date_published: publishedAt,
      date_modified: updatedAt,
    })),
  });
