"""Accept or reject all tracked changes of Word files in LibreOffice and print their paragraphs as JSON.

Run by the system's Python, which has the `uno` module: office_resolve.py PORT PROFILE FILE...
Prints {"FILE": {"accept": [paragraph, ...], "reject": [...]}}. Paragraphs without words are left out.
"""

import json
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    sys.exit("LibreOffice did not answer")


def paragraphs(document):
    walker = document.Text.createEnumeration()
    out = []
    while walker.hasMoreElements():
        part = walker.nextElement()
        if part.supportsService("com.sun.star.text.Paragraph") and part.String.strip():
            out.append(part.String)
    return out


def resolve(context, desktop, path, command):
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = desktop.loadComponentFromURL(pathlib.Path(path).resolve().as_uri(), "_blank", 0, (hidden,))
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}AllTrackedChanges", "", 0, ())
    found = paragraphs(document)
    document.close(True)
    return found


def main(port, profile, files):
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={pathlib.Path(profile).as_uri()}",
            f"--accept=socket,host=127.0.0.1,port={port};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connect(port)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        result = {f: {c.lower(): resolve(context, desktop, f, c) for c in ("Accept", "Reject")} for f in files}
        print(json.dumps(result))
    finally:
        office.terminate()


main(sys.argv[1], sys.argv[2], sys.argv[3:])
