import Negotiator from 'negotiator';
import { LANGUAGES, type Language } from '#contracts';

/** The best of our languages for an `Accept-Language`; English where nothing fits. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'en';
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage } });
  return (negotiator.language([...LANGUAGES]) as Language | undefined) ?? 'en';
}
