/** The head of a zip archive of one empty file, `a`, which says that it is encrypted: for a scanner that looks at no more. */
export const encryptedZip = (): Uint8Array => {
  const head = Buffer.alloc(31)
  head.write("PK\x03\x04", "latin1")
  // The version that is needed to unpack it, the flags, the length of the name, and the name.
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(1, 6)
  head.writeUInt16LE(1, 26)
  head.write("a", 30)
  return head
}
