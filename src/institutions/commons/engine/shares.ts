/**
 * Says which question is begun next, so that nobody's many or long questions keep the others from theirs. No clock, no processes:
 * it is told when a question comes, ends or goes away.
 *
 * Pages have slots that no question of a console ever takes. Of all other slots a person holds at most a quarter and an organisation at
 * most half, always at least one. Organisations take turns, and within each its people; whoever belongs to none stands for themself.
 * Short questions go before long ones: long is what is known to be (an export, statistics), whatever has run for a second, and what is
 * asked by somebody whose last questions took long. Long ones leave a slot free for short ones; what turns long while it holds that slot
 * yields it to whoever waits and begins anew in its turn. They are begun after a few short ones at the latest.
 */
import { rememberNumbers } from './numbers.ts'

/** Who is charged with a question. */
export interface Caller {
  /** Of whoever is not signed in, the address. */
  readonly person: string
  readonly organisation?: string | undefined
}

export type Lane = 'page' | 'question'

export interface Question {
  readonly lane: Lane
  readonly caller: Caller
  /** Known to take its time. */
  readonly long: boolean
}

/** Questions that wait at most, in each lane. */
export interface Room { readonly person: number; readonly organisation: number; readonly all: number }

export interface Shares<Q extends Question> {
  /** Whose room is full, so that no question of this caller may wait now. Pages have room of their own. */
  full(question: Pick<Question, 'lane' | 'caller'>): keyof Room | undefined
  /** Lets a question wait, again what has yielded; otherwise says whose room is full. */
  admit(question: Q, again?: boolean): 'admitted' | keyof Room
  /** The next question that may run, which runs from now on; undefined while none may. */
  begin(): Q | undefined
  /** A question that ran has ended after so many milliseconds. */
  end(question: Q, milliseconds: number): void
  /** What has run for `longMs` is long from now on; `yields` when its slot is needed: then it is to end, and may be admitted again. */
  overdue(question: Q): 'goes on' | 'yields'
  /** A question that waited goes away; false when it did not wait. */
  leave(question: Q): boolean
  /** Questions that wait. */
  readonly waiting: number
}

/** Of the slots of a lane, what one person and one organisation may hold. */
export const sharesOf = (slots: number): { readonly person: number; readonly organisation: number } =>
  ({ person: Math.max(1, Math.floor(slots / 4)), organisation: Math.max(1, Math.floor(slots / 2)) })

/** What takes longer than this is long, and so are the questions of somebody whose last ones took longer on average. */
export const longMs = 1_000
/** So many short questions are begun before a long one that waits. */
const shortFirst = 4
/** People whose average is remembered. */
const remembered = 10_000

const partyOf = ({ person, organisation }: Caller): string => (organisation === undefined ? `person ${person}` : `organisation ${organisation}`)

/** Questions of one kind that wait: organisations in their turn, in each its people in theirs. */
type Line<Q> = Map<string, Map<string, Q[]>>

interface State<Q> {
  readonly slots: number
  readonly short: Line<Q>
  readonly long: Line<Q>
  /** How many run, by person and by party. */
  readonly held: Map<string, number>
  readonly lengths: Map<Q, 'short' | 'long'>
  running: number
  runningLong: number
  /** Short ones that were begun while a long one waited. */
  passed: number
}

const add = (counts: Map<string, number>, key: string, number: number): void => {
  const sum = (counts.get(key) ?? 0) + number
  if (sum > 0) counts.set(key, sum)
  else counts.delete(key)
}

export function openShares<Q extends Question>(slots: Readonly<Record<Lane, number>>, room: Room): Shares<Q> {
  const averages = rememberNumbers(remembered)
  const waits = new Map<string, number>()
  let waiting = 0
  const lane = (count: number): State<Q> =>
    ({ slots: count, short: new Map(), long: new Map(), held: new Map(), lengths: new Map(), running: 0, runningLong: 0, passed: 0 })
  const lanes: Readonly<Record<Lane, State<Q>>> = { page: lane(slots.page), question: lane(slots.question) }

  const personOf = ({ person }: Caller): string => `person ${person}`
  const roomOf = ({ lane, caller }: Pick<Question, 'lane' | 'caller'>): readonly string[] => [`${lane} of ${personOf(caller)}`, `${lane} of all ${partyOf(caller)}`, `${lane} of all`]
  const countWaiting = (question: Q, number: number): void => {
    waiting += number
    for (const key of roomOf(question)) add(waits, key, number)
  }
  const hold = (state: State<Q>, { caller }: Q, number: number): void => {
    add(state.held, personOf(caller), number)
    if (caller.organisation !== undefined) add(state.held, partyOf(caller), number)
  }

  const mostLong = (state: State<Q>): number => Math.max(1, state.slots - 1)

  const append = (line: Line<Q>, { person, party }: { readonly person: string; readonly party: string }, more: readonly Q[]): void => {
    const people = line.get(party) ?? new Map<string, Q[]>()
    people.set(person, [...people.get(person) ?? [], ...more])
    line.set(party, people)
  }

  /** Somebody is known to ask long questions: those that wait already are such too. */
  const becomesLong = (state: State<Q>, caller: Caller): void => {
    const [party, people] = [partyOf(caller), state.short.get(partyOf(caller))]
    const questions = people?.get(caller.person)
    if (people === undefined || questions === undefined) return
    people.delete(caller.person)
    if (people.size === 0) state.short.delete(party)
    for (const one of questions) state.lengths.set(one, 'long')
    append(state.long, { person: caller.person, party }, questions)
  }
  const isLong = ({ person }: Caller): boolean => (averages.get(person) ?? 0) > longMs
  const learn = (state: State<Q>, caller: Caller, milliseconds: number): void => {
    averages.set(caller.person, ((averages.get(caller.person) ?? 0) + milliseconds) / 2)
    if (isLong(caller)) becomesLong(state, caller)
  }

  /** Takes the next of a line whose person and organisation hold less than their share; they stand at the end from then on. */
  const take = ({ slots: count, held }: State<Q>, line: Line<Q>): Q | undefined => {
    const most = sharesOf(count)
    for (const [party, people] of line) {
      if (party.startsWith('organisation ') && (held.get(party) ?? 0) >= most.organisation) continue
      for (const [person, questions] of people) {
        if ((held.get(`person ${person}`) ?? 0) >= most.person) continue
        const next = questions.shift()
        people.delete(person)
        if (questions.length > 0) people.set(person, questions)
        line.delete(party)
        if (people.size > 0) line.set(party, people)
        return next
      }
    }
    return undefined
  }

  const chosen = (state: State<Q>): Q | undefined => {
    if (state.running >= state.slots) return undefined
    const longToo = state.runningLong < mostLong(state)
    const due = state.passed >= shortFirst
    const [first, second] = due ? [state.long, state.short] : [state.short, state.long]
    for (const line of [first, second]) {
      if (line === state.long && !longToo) continue
      const next = take(state, line)
      if (next === undefined) continue
      if (line === state.long) state.runningLong += 1
      state.passed = line === state.long || state.long.size === 0 ? 0 : state.passed + 1
      return next
    }
    return undefined
  }

  const full = (question: Pick<Question, 'lane' | 'caller'>): keyof Room | undefined => {
    const [person = '', party = '', all = ''] = roomOf(question)
    if ((waits.get(person) ?? 0) >= room.person) return 'person'
    if (question.caller.organisation !== undefined && (waits.get(party) ?? 0) >= room.organisation) return 'organisation'
    return (waits.get(all) ?? 0) >= room.all ? 'all' : undefined
  }

  return {
    get waiting() { return waiting },
    full,
    admit(question, again = false) {
      const whose = again ? undefined : full(question)
      if (whose !== undefined) return whose
      const state = lanes[question.lane]
      const length = question.long || isLong(question.caller) ? 'long' : 'short'
      append(state[length], { person: question.caller.person, party: partyOf(question.caller) }, [question])
      state.lengths.set(question, length)
      countWaiting(question, 1)
      return 'admitted'
    },
    begin() {
      for (const state of [lanes.page, lanes.question]) {
        const next = chosen(state)
        if (next === undefined) continue
        state.running += 1
        hold(state, next, 1)
        countWaiting(next, -1)
        return next
      }
      return undefined
    },
    end(question, milliseconds) {
      const state = lanes[question.lane]
      state.running -= 1
      if (state.lengths.get(question) === 'long') state.runningLong -= 1
      state.lengths.delete(question)
      hold(state, question, -1)
      // What is known to take long says nothing of the others that the same person asks.
      if (question.lane === 'question' && !question.long) learn(state, question.caller, milliseconds)
    },
    overdue(question) {
      const state = lanes[question.lane]
      if (state.lengths.get(question) !== 'short') return 'goes on'
      learn(state, question.caller, 4 * longMs)
      if (state.runningLong < mostLong(state)) {
        state.lengths.set(question, 'long')
        state.runningLong += 1
        return 'goes on'
      }
      return state.short.size > 0 ? 'yields' : 'goes on'
    },
    leave(question) {
      const state = lanes[question.lane]
      const [line, party] = [state[state.lengths.get(question) ?? 'short'], partyOf(question.caller)]
      const people = line.get(party)
      const questions = people?.get(question.caller.person)
      const place = questions?.indexOf(question) ?? -1
      if (people === undefined || questions === undefined || place < 0) return false
      questions.splice(place, 1)
      if (questions.length === 0) people.delete(question.caller.person)
      if (people.size === 0) line.delete(party)
      state.lengths.delete(question)
      countWaiting(question, -1)
      return true
    },
  }
}
