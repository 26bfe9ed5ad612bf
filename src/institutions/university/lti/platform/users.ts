/** By what subject a tool knows somebody: another for each tool, so that two tools cannot tell that it is the same person. */
import type { Kernel } from '../../../../kernel/index.ts'

export const subjectOf = ({ secrets }: Pick<Kernel, 'secrets'>, tool: string, person: string): string => secrets.mark(person, `lti-tool:${tool}`).slice(0, 40)
