/**
 * The figures of the strategy as statisticians exchange them: SDMX-JSON 2.0 and SDMX-CSV 2.0 out and in, with the structure that says what each column is.
 *
 * Promises: what goes out comes back the same; a file of another structure is refused with what it has and what it should have; a file enters whole or not at all, by an act.
 * Never: drops a dimension of a file, or enters a figure of an indicator that is not in the register.
 */
export { sdmxCsvPath, sdmxJsonPath, sdmxRoutes, sdmxStructurePath } from './data.ts'
export { figuresAct, openFigureImports } from './importing.ts'
export { words as sdmxWords } from './messages.ts'
