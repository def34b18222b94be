//! Write the labels for some towns: read `TOWN.txt`, one address a line, and write every address in
//! capital letters to `TOWN.labels`. The towns do not wait for each other, and no disk error is lost.
//! The disk is slow for each write, however short, so short pieces are collected in a buffer first.
//! The program ends well and in good time, and at the printer there are empty files.
//!
//! In asyncio, with aiofiles, you would write:
//!
//!     async with aiofiles.open(f"{town}.labels", "w") as labels:
//!         for address in addresses.splitlines():
//!             await labels.write(address.upper() + "\n")
//!     # leaving the block closes the file, and closing it writes what is still buffered

use std::io;

use futures::future::try_join_all;
use katas_kit::disk::Disk;
use tokio::io::{AsyncWriteExt, BufWriter};

pub async fn write_labels(disk: &Disk, towns: &[String]) -> io::Result<()> {
    try_join_all(towns.iter().map(|town| labels_of(disk, town))).await?;
    Ok(())
}

async fn labels_of(disk: &Disk, town: &str) -> io::Result<()> {
    let addresses = disk.read_to_string(&format!("{town}.txt")).await?;
    let mut labels = BufWriter::new(disk.create(&format!("{town}.labels")));
    for address in addresses.lines() {
        labels.write_all(address.to_uppercase().as_bytes()).await?;
        labels.write_all(b"\n").await?;
    }
    Ok(())
}
