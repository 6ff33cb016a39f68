import { type Language, type RefusalText, textOf } from "@postkasse/core/text"
import { EdgeRefusal } from "./edge.ts"
import type { AnyRefusal } from "./refusal.ts"

/** A refusal in words for people (FIELD-14, TRUST-6). */
export const words = (refusal: AnyRefusal, language: Language): RefusalText =>
  isEdge(refusal) ? edgeTexts[refusal._tag][language] : textOf(refusal, language)

/** Whether a refusal is the edge's own. */
export const isEdge = (refusal: AnyRefusal): refusal is EdgeRefusal => edgeTags.has(refusal._tag)

const edgeTags: ReadonlySet<AnyRefusal["_tag"]> = new Set(
  EdgeRefusal.members.map((one) => one.fields._tag.schema.literal)
)

type Texts = Readonly<Record<Language, RefusalText>>

const edgeTexts = {
  MalformedRequest: {
    nb: { title: "Noe i forespørselen er feil", detail: "Se hvilke felter som ikke holder, rett dem og prøv igjen." },
    nn: { title: "Noko i førespurnaden er feil", detail: "Sjå kva felt som ikkje held, rett dei og prøv igjen." },
    en: {
      title: "Something in the request is wrong",
      detail: "See which fields do not hold, correct them and try again."
    }
  },
  CrossSiteRequest: {
    nb: { title: "Forespørselen kom fra et annet nettsted", detail: "Gå til Postkasse og gjør det derfra." },
    nn: { title: "Førespurnaden kom frå ein annan nettstad", detail: "Gå til Postkasse og gjer det derifrå." },
    en: { title: "The request came from another site", detail: "Go to Postkasse and do it from there." }
  },
  RouteNotFound: {
    nb: { title: "Vi finner ikke siden", detail: "Adressen finnes ikke her." },
    nn: { title: "Vi finn ikkje sida", detail: "Adressa finst ikkje her." },
    en: { title: "We cannot find the page", detail: "There is no such address here." }
  },
  MethodNotAllowed: {
    nb: { title: "Det går ikke an her", detail: "Adressen tar ikke imot denne metoden." },
    nn: { title: "Det går ikkje an her", detail: "Adressa tek ikkje imot denne metoden." },
    en: { title: "That cannot be done here", detail: "The address does not take this method." }
  },
  ContentTooLarge: {
    nb: { title: "Innholdet er for stort", detail: "Send mindre på en gang." },
    nn: { title: "Innhaldet er for stort", detail: "Send mindre på ein gong." },
    en: { title: "The content is too large", detail: "Send less at once." }
  },
  UnsupportedMediaType: {
    nb: { title: "Innholdet er av en annen type enn ventet", detail: "Oppgi riktig Content-Type, og send det igjen." },
    nn: { title: "Innhaldet er av ein annan type enn venta", detail: "Gje opp rett Content-Type, og send det igjen." },
    en: {
      title: "The content is of another type than expected",
      detail: "State the right Content-Type and send it again."
    }
  },
  DigestDiffers: {
    nb: { title: "Innholdet kom fram med feil", detail: "Det stemmer ikke med Content-Digest. Send det igjen." },
    nn: { title: "Innhaldet kom fram med feil", detail: "Det stemmer ikkje med Content-Digest. Send det igjen." },
    en: { title: "The content arrived broken", detail: "It does not match its Content-Digest. Send it again." }
  },
  RangeNotSatisfiable: {
    nb: { title: "Dokumentet har ikke så mange byte", detail: "Be om et utsnitt som finnes." },
    nn: { title: "Dokumentet har ikkje så mange byte", detail: "Be om eit utsnitt som finst." },
    en: { title: "The document does not have those bytes", detail: "Ask for a range that exists." }
  },
  InternalFault: {
    nb: { title: "Noe gikk galt hos oss", detail: "Feilen er vår, og vi har fått beskjed. Prøv igjen senere." },
    nn: { title: "Noko gjekk gale hos oss", detail: "Feilen er vår, og vi har fått beskjed. Prøv igjen seinare." },
    en: {
      title: "Something went wrong on our side",
      detail: "The fault is ours, and we have been told. Try again later."
    }
  },
  Unavailable: {
    nb: { title: "Postkasse svarer ikke akkurat nå", detail: "Ingenting er gått tapt. Prøv igjen om litt." },
    nn: { title: "Postkasse svarar ikkje akkurat no", detail: "Ingenting er gått tapt. Prøv igjen om litt." },
    en: { title: "Postkasse cannot answer right now", detail: "Nothing has been lost. Try again in a while." }
  },
  DiskFull: {
    nb: { title: "Postkasse har ikke plass akkurat nå", detail: "Dette ble ikke lagret. Prøv igjen om litt." },
    nn: { title: "Postkasse har ikkje plass akkurat no", detail: "Dette vart ikkje lagra. Prøv igjen om litt." },
    en: { title: "Postkasse has no room right now", detail: "This was not stored. Try again in a while." }
  }
} as const satisfies Record<EdgeRefusal["_tag"], Texts>
