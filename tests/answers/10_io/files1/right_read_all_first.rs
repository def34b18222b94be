//! right: first all reads, then all writes

use std::io;

use futures::future::try_join_all;
use katas_kit::disk::Disk;
use tokio::io::{AsyncWriteExt, BufWriter};

pub async fn write_labels(disk: &Disk, towns: &[String]) -> io::Result<()> {
    let names = towns.iter().map(|town| format!("{town}.txt"));
    let texts = try_join_all(names.map(|name| disk.read_to_string(&name))).await?;
    let labels = towns.iter().zip(&texts);
    try_join_all(labels.map(|(town, text)| labels_of(disk, town, text))).await?;
    Ok(())
}

async fn labels_of(disk: &Disk, town: &str, addresses: &str) -> io::Result<()> {
    let mut labels = BufWriter::new(disk.create(&format!("{town}.labels")));
    for address in addresses.lines() {
        labels.write_all(address.to_uppercase().as_bytes()).await?;
        labels.write_all(b"\n").await?;
    }
    labels.flush().await
}
