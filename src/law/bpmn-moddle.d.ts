/** The part of `bpmn-moddle` that BPMN is written and read with: the package has types of its elements, and none of its reader. */
declare module 'bpmn-moddle' {
  /** An element of the model: what it is, and what is said of it. */
  export interface Element {
    readonly $type: string
    readonly id: string
    [property: string]: unknown
  }

  export class BpmnModdle {
    create(type: string, properties?: Readonly<Record<string, unknown>>): Element
    toXML(element: Element, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
    fromXML(xml: string): Promise<{ readonly rootElement: Element; readonly warnings: readonly { readonly message: string }[] }>
  }
}
