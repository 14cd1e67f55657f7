import qrcode from 'qrcode-generator';

/** A QR code as the shape of its dark modules, one unit each, with the margin of four that ISO/IEC 18004 asks for. */
export function qrShape(text: string): { readonly path: string; readonly size: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const places = Array.from({ length: count }, (_, index) => index);
  const dark = places.flatMap((row) =>
    places.filter((column) => code.isDark(row, column)).map((column) => `M${column + 4} ${row + 4}h1v1h-1z`),
  );
  return { path: dark.join(''), size: count + 8 };
}
