/** For how long, and how much, it is kept what the portal knows of people, where no procedure says so: read by what keeps it, and by the notice that tells people. */
export const keptFor = {
  /** Without use, a session has ended after so many minutes, where the settings say nothing. */
  idleMinutes: 120,
  /** Used or not, a session has ended after so many hours, where the settings say nothing. */
  sessionHours: 12,
  /** So many hours more it is known whose an ended session was. */
  endedSessionHours: 24,
  /** A form that came when its session had ended. */
  formMinutes: 60,
  /** Forms of a person at a time; of more the oldest go. */
  forms: 5,
  /** A form that was left before it was sent. */
  leftFormDays: 30,
  /** Forms that somebody left, at a time; of more the oldest go. */
  leftForms: 50,
  /** Characters of them together, sealed; of more the oldest go. */
  leftFormCharacters: 2_000_000,
  /** A draft that was thrown away, with its files: so long it can be given back. */
  discardedDraftHours: 24,
  /** A visit to a counter, from the moment that it begins. */
  counterVisitMinutes: 60,
  /** A visit that has ended: so long the person sees who served them. */
  counterVisitDays: 365,
  /** The code by which a person agrees at a counter. */
  counterCodeMinutes: 15,
  /** A try that limits count: a keyed hash of the account or the network address. */
  tryHours: 24,
  /** The recipient and the subject of a letter that was sent. Its words go with the letter. */
  sentLetterDays: 30,
  /** What a phone told of whoever it let in at an entrance: its number, by whom and when. That somebody came stays with the booking. */
  arrivalDays: 90,
} as const
