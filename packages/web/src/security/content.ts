/** The security page's texts (TRUST-10). `host` is where the one official site is. */
export interface SecurityContent {
  readonly lead: string
  readonly sections: ReadonlyArray<{
    readonly heading: string
    readonly paragraphs: ReadonlyArray<string>
    readonly points: ReadonlyArray<string>
  }>
}

export type SecurityText = (host: string) => SecurityContent
