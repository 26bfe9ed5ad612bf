/** Names the columns of a table whose header takes several rows: groups above, names below, cells merged or left empty. Pure. */
import type { Merge, SheetRow } from '../../../kernel/archives/index.ts'

const isEmpty = (cell: string | undefined): boolean => cell === undefined || cell.trim() === ''
const isYear = (cell: string): boolean => /^(19|20)\d\d$/.test(cell.trim())
const isValue = (cell: string): boolean => /^[+-]?\d[\d\s\u00a0\u202f]*([.,]\d+)?%?$/u.test(cell.trim()) || /^\d{1,4}[.\-/]\d{1,2}[.\-/]\d{1,4}/.test(cell.trim())
const isName = (cell: string): boolean => !isValue(cell) || isYear(cell)

/** Rows of a header at most. */
const deepest = 5

/** The rows with the value of each merged cell in all its places; a title over the table, alone in its row, stays one cell. */
export function spreadMerges(rows: readonly SheetRow[], merges: readonly Merge[]): readonly SheetRow[] {
  const spread = rows.map(({ number, cells }) => ({ number, cells: [...cells] }))
  const byNumber = new Map(spread.map((row, index) => [row.number, index]))
  for (const { top, left, bottom, right } of merges) {
    const from = rows[byNumber.get(top) ?? -1]
    const value = from?.cells[left]
    if (from === undefined || value === undefined || isEmpty(value)) continue
    if (left === 0 && right > 0 && from.cells.filter((cell) => !isEmpty(cell)).length < 2) continue
    for (let number = top; number <= Math.min(bottom, top + deepest); number += 1) {
      const cells = spread[byNumber.get(number) ?? -1]?.cells
      if (cells === undefined) continue
      for (let column = left; column <= right; column += 1) {
        while (cells.length <= column) cells.push('')
        cells[column] = value
      }
    }
  }
  return spread
}

/** How many rows of a sheet the header takes that begins with the row at `start`: as far as merged cells say so. */
export function mergedDepth(rows: readonly SheetRow[], merges: readonly Merge[], start: number): number {
  const numberAt = (index: number): number => rows[index]?.number ?? Number.POSITIVE_INFINITY
  let depth = 1
  if (!(rows[start]?.cells ?? []).every((cell) => isEmpty(cell) || isName(cell))) return depth
  for (let turn = 0; turn < deepest; turn += 1) {
    const last = numberAt(start + depth - 1)
    const inside = merges.filter(({ top }) => top >= numberAt(start) && top <= last)
    const bottom = Math.max(last, ...inside.map(({ bottom }) => bottom))
    if (bottom > last) depth += rows.slice(start + depth).filter(({ number }) => number <= bottom).length
    else {
      const groups = inside.filter(({ left, right, bottom: end }) => right > left && end === last)
      if (groups.length === 0 || !isBelow(groups, rows[start + depth - 1]!.cells, rows[start + depth]?.cells)) return Math.min(depth, deepest)
      depth += 1
    }
  }
  return Math.min(depth, deepest)
}

/** Whether a row names the parts of the groups above it: names under each group, and nothing that a row of data would have beside them. */
function isBelow(groups: readonly Merge[], above: readonly string[], below: readonly string[] | undefined): boolean {
  if (below === undefined) return false
  const grouped = (column: number): boolean => groups.some(({ left, right }) => column >= left && column <= right)
  return below.every((cell, column) => (grouped(column) ? !isEmpty(cell) && isName(cell) : isEmpty(cell) || (isEmpty(above[column]) && isName(cell))))
    && groups.every(({ right }) => !isEmpty(below[right]))
}

/**
 * Whether a second row of names stands under the first, without merged cells: it fills what the first leaves empty, and values stand
 * below it.
 */
export function isSecondOfHeader(first: readonly string[], second: readonly string[] | undefined, others: readonly (readonly string[])[]): boolean {
  if (second === undefined || others.length === 0 || first.every((cell) => !isEmpty(cell)) || first.every(isEmpty)) return false
  if (![...first, ...second].every((cell) => isEmpty(cell) || isName(cell))) return false
  if (first.some((cell, column) => isEmpty(cell) && isEmpty(second[column]))) return false
  return second.some((cell, column) => {
    const below = others.map((row) => row[column] ?? '').filter((one) => !isEmpty(one))
    return !isEmpty(cell) && !isValue(cell) && below.length > 0 && below.filter(isValue).length > below.length * 0.6
  })
}

/** A group's name stands in its first column: the empty ones to the right of it are of the same group. */
export const groupsFilled = (cells: readonly string[]): readonly string[] => {
  let last = ''
  return cells.map((cell) => (last = isEmpty(cell) ? last : cell))
}

/** The name of each column: those of all rows of the header, the group first, each once. */
export const joinedNames = (rows: readonly (readonly string[])[], width: number): readonly string[] =>
  Array.from({ length: width }, (_, column) => {
    const parts = rows.map((cells) => (cells[column] ?? '').replace(/\s+/gu, ' ').trim()).filter((part) => part !== '')
    return parts.filter((part, index) => part !== parts[index - 1]).join(' / ')
  })
