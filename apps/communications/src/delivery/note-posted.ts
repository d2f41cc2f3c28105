import { alreadyPosted } from '#contracts';
import { about, type Dispatch, type DispatchEvent } from './dispatch.js';
import { postedOf } from './tell-delivered.js';

/** Notes that somebody posted it by hand, and where it is. Throws `already-posted` where somebody was first. */
export const notePosted =
  (delivery: string, where: string, link: string) =>
  (dispatch: Dispatch | undefined): readonly DispatchEvent[] => {
    if (!dispatch) return [];
    const posted = postedOf(dispatch, delivery);
    if (posted) throw alreadyPosted({ by: posted.by, at: posted.at, link: posted.link });
    return [{ name: 'delivery-posted', data: { ...about(dispatch), delivery, where, link } }];
  };
