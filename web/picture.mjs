// The map as a picture for saving: what the canvas shows, over a caption with the part, its date and where it comes from.
const PAD = 24;

/** canvas: drawn in this very task, or it is empty. lines: the caption. Resolves with a PNG blob, or null. */
export function pictureOf(canvas, lines, { ink, ground, dpr }) {
  const sheet = document.createElement('canvas');
  const size = 14 * dpr;
  sheet.width = canvas.width;
  const pen = sheet.getContext('2d');
  const font = (weight) => `${weight} ${size}px Faultline, Inter, system-ui, sans-serif`;
  pen.font = font(400);
  const room = canvas.width - 2 * PAD * dpr;
  const set = lines.flatMap((line) => wrapped(pen, line, room));
  const height = canvas.height + set.length * size * 1.4 + PAD * dpr;
  sheet.height = Math.ceil(height); // which resets the pen
  pen.fillStyle = ground;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(canvas, 0, 0);
  pen.fillStyle = ink;
  set.forEach((line, i) => {
    pen.font = font(i === 0 ? 600 : 400);
    pen.fillText(line, PAD * dpr, canvas.height + (PAD / 2) * dpr + size * (1 + i * 1.4));
  });
  return new Promise((resolve) => { sheet.toBlob(resolve, 'image/png'); });
}

function wrapped(pen, text, room) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (pen.measureText(longer).width > room && lines[lines.length - 1]) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
