// Looks at a photograph before it is sent: blurred, too dark, and a small picture of it to turn. Only warns.
const ACROSS = 320;
const SOFT = 35;
const DARK = 60;

/** A picture on a canvas of its own, at most so many points across; null for what is no picture. */
export async function drawn(file) {
  if (!file.type.startsWith("image/") || !window.createImageBitmap) return null;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, ACROSS / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(3, Math.round(picture.width * scale));
    canvas.height = Math.max(3, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas;
  } catch {
    return null; // the server says what is wrong with it
  }
}

function greys(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Float32Array(data.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2];
  }
  return grey;
}

/** How much brightness bends from point to point (variance of the Laplacian): sharp letters bend it a lot. */
export function sharpness(grey, width, height) {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const bend = grey[at - 1] + grey[at + 1] + grey[at - width] + grey[at + width] - 4 * grey[at];
      sum += bend;
      squares += bend * bend;
      count += 1;
    }
  }
  return count ? squares / count - (sum / count) ** 2 : 0;
}

/** What a person should look at again: "dark", "blurred" or "". */
export function doubt(canvas) {
  const grey = greys(canvas);
  const brightness = grey.reduce((sum, each) => sum + each, 0) / grey.length;
  if (brightness < DARK) return "dark";
  return sharpness(grey, canvas.width, canvas.height) < SOFT ? "blurred" : "";
}
