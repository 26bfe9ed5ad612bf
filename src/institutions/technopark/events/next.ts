/** The events that come next: for the first page, and for whoever asks what is on. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Face, ReadyAnswer } from '../../../portal/index.ts'
import { eventsPath } from './found.ts'
import { eventWords } from './messages.ts'
import type { Events } from './options.ts'
import { type Event, eventsIn } from './read.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const toCome = async (kernel: Kernel, events: Events): Promise<readonly Event[]> => (await eventsIn(kernel, events)).filter(({ isOver }) => !isOver)

/** What the first page tells of them. */
export const nextEvents = (kernel: Kernel, events: Events): Face => ({
  toCome: async () => (await toCome(kernel, events)).map(({ number, name, begins, ends, venue }) => ({ name, begins, ends, venue, path: `${eventsPath}/${number}` })),
})

/** Told at once: the next one, with its days and its place, and how one registers. */
export const whatIsOn = (events: Events): ReadyAnswer => ({
  asks: say('қашан жақын алдағы келесі қандай болады өтеді тіркелу', 'когда ближайшее ближайшие следующее следующий какие будет пройдёт предстоящие записаться', 'when next upcoming coming what register attend'),
  about: say('іс-шара шара форум кездесу хакатон конференция', 'мероприятие мероприятия форум встреча хакатон конференция', 'event events forum meetup hackathon conference'),
  async answer(kernel) {
    const [next] = await toCome(kernel, events)
    return {
      title: eventWords.toCome, source: eventWords.title, path: eventsPath,
      lines: next === undefined ? [eventWords.none] : [
        inEveryLanguage((locale) => `${next.name[locale]}: ${next.begins === next.ends ? formatDay(next.begins, locale) : `${formatDay(next.begins, locale)} – ${formatDay(next.ends, locale)}`}, ${next.venue}`),
        say('Тіркелу үшін іс-шараның бетін ашыңыз: онда бағдарламасы мен бос орындар саны көрсетілген.', 'Чтобы записаться, откройте страницу мероприятия: там указаны программа и число свободных мест.', 'To register, open the page of the event: it shows the programme and how many places are free.'),
      ],
    }
  },
})
